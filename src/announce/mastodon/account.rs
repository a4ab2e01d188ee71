//! An account: statuses are posted, edited, found and deleted.

use serde_json::{Value, json};

use super::count::count;
use super::login::{Login, id_of, read};
use super::media;
use crate::announce::article::Article;
use crate::announce::channel::Channel;
use crate::announce::credentials::{self, Variables};
use crate::announce::destination::{Attempt, Destination, Draft, Failure};
use crate::announce::error::Error;
use crate::announce::picture;
use crate::announce::text::{self, Address};
use crate::config::{Config, MastodonSettings, Template, TextPlaceholder};
use crate::content::body::plain_text;
use crate::net::{Clock, Request, Web};

const TOKEN: &str = "FEEDMILL_MASTODON_TOKEN";
const TEXT: &str = "{title}\n\n{url}\n\n{hashtags}";
const LIMIT: usize = 500;

/// How many of the newest statuses are looked at for one that may have been posted.
const PAGE: usize = 40;
const PAGES: usize = 5;

/// An account.
pub(crate) struct Mastodon<'w> {
    config: &'w Config,
    settings: &'w MastodonSettings,
    template: Template<TextPlaceholder>,
    name: String,
    login: Login,
    channel: Channel<'w>,
    clock: &'w dyn Clock,
    /// The account's id, once it was asked for.
    account: Option<String>,
    notes: Vec<String>,
}

impl<'w> Mastodon<'w> {
    /// The account of the settings; its token is in the environment, or there is none yet for a dry run.
    ///
    /// # Errors
    ///
    /// If the environment has no token.
    pub fn new(
        config: &'w Config,
        settings: &'w MastodonSettings,
        variables: &Variables,
        web: &'w dyn Web,
        clock: &'w dyn Clock,
    ) -> Result<Self, Error> {
        let token = credentials::get(settings.token.as_deref(), TOKEN, variables)?;
        let mut channel = Channel::new(web, clock);
        channel.hide([token.clone()]);
        let server = settings.server.trim().trim_end_matches('/').to_owned();
        let host = server
            .split_once("://")
            .map_or(server.as_str(), |(_, host)| host);
        let template = settings.text.as_deref().unwrap_or(TEXT);
        Ok(Mastodon {
            config,
            settings,
            template: credentials::template(config, "announce.mastodon.text", template)?,
            name: format!("mastodon {host}"),
            login: Login::new(server, token),
            channel,
            clock,
            account: None,
            notes: Vec::new(),
        })
    }

    fn signed(&self, path: &str) -> Request {
        self.login.sign(Request::get(&self.login.url(path)))
    }

    /// The body of a status, with its picture uploaded.
    fn body(&mut self, article: &Article, draft: &Draft) -> Result<Vec<u8>, Failure> {
        let mut body = self.said(article, &draft.text);
        if let Some(id) = self.media(article)? {
            body["media_ids"] = json!([id]);
        }
        Ok(body.to_string().into_bytes())
    }

    /// Uploads the picture. A post does not wait for a picture that cannot be had.
    fn media(&mut self, article: &Article) -> Result<Option<String>, Failure> {
        let Some(image) = self.image(article) else {
            return Ok(None);
        };
        let fetched = picture::fetch(self.config, &mut self.channel, image);
        let uploaded = match fetched {
            Ok(picture) => {
                media::upload(&mut self.channel, &self.login, self.clock, image, &picture)
            }
            Err(reason) => Err(Failure::Refused(reason)),
        };
        match uploaded {
            Ok(id) => Ok(Some(id)),
            Err(failure @ (Failure::Refused(_) | Failure::Gone)) => {
                let reason = failure.into_text();
                self.notes.push(format!("{}: {reason}", article.path));
                Ok(None)
            }
            // Nothing of the post was sent.
            Err(Failure::Unknown(text) | Failure::Partly(text) | Failure::Closed(text)) => {
                Err(Failure::Closed(text))
            }
        }
    }

    fn image<'a>(&self, article: &'a Article) -> Option<&'a crate::feed::Image> {
        let is_wanted = self.settings.image != Some(false);
        article.image.as_ref().filter(|_| is_wanted)
    }

    fn said(&self, article: &Article, text: &str) -> Value {
        let mut said = json!({ "status": text });
        let by_default = self.settings.content_warning.as_ref();
        if let Some(warning) = article.warning.as_ref().or(by_default) {
            said["spoiler_text"] = json!(warning);
            said["sensitive"] = json!(true);
        }
        if let Some(language) = &article.language {
            said["language"] = json!(language);
        }
        if let Some(visibility) = self.settings.visibility {
            said["visibility"] = json!(visibility.name());
        }
        said
    }

    fn account(&mut self) -> Result<String, Failure> {
        if let Some(account) = &self.account {
            return Ok(account.clone());
        }
        let request = self.signed("/api/v1/accounts/verify_credentials");
        let answer = self.channel.ask(&request)?;
        let id = id_of(&answer)?;
        self.account = Some(id.clone());
        Ok(id)
    }
}

impl Destination for Mastodon<'_> {
    fn kind(&self) -> &'static str {
        "mastodon"
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn draft(&self, article: &Article) -> Draft {
        let limit = self.settings.limit.unwrap_or(LIMIT);
        let by_default = self.settings.content_warning.as_ref();
        // The content warning is part of the length.
        let warning = article.warning.as_ref().or(by_default);
        let warning = warning.map_or(0, |warning| count(warning));
        let site = &self.config.title;
        let room = limit.saturating_sub(warning);
        let text = text::about(article, &self.template, site, room, Address::InText, count);
        let image = self.image(article).map(|image| (&image.url, &image.alt));
        Draft {
            shown: format!("{}\n{image:?}", self.said(article, &text)),
            count: Some((count(&text) + warning, limit)),
            text,
        }
    }

    fn can_look(&self) -> bool {
        true
    }

    /// The newest statuses are looked through: not every server keeps to `Idempotency-Key`, and none longer than an hour.
    fn find(
        &mut self,
        url: &str,
        draft: Option<&Draft>,
        taken: &dyn Fn(&str) -> bool,
    ) -> Result<Option<String>, Failure> {
        let account = self.account()?;
        let mut page = String::new();
        for _ in 0..PAGES {
            let path = format!(
                "/api/v1/accounts/{account}/statuses?exclude_reblogs=true&limit={PAGE}{page}"
            );
            let answer = self.channel.ask(&self.signed(&path))?;
            let statuses: Vec<Value> = read(&answer)?;
            for status in &statuses {
                let (Some(id), Some(content)) = (status["id"].as_str(), status["content"].as_str())
                else {
                    continue;
                };
                if !taken(id) && is_of(content, url, draft) {
                    return Ok(Some(id.to_owned()));
                }
            }
            match statuses.last().and_then(|status| status["id"].as_str()) {
                Some(last) => page = format!("&max_id={last}"),
                None => break,
            }
        }
        Ok(None)
    }

    fn post(
        &mut self,
        article: &Article,
        draft: &Draft,
        attempt: &Attempt,
    ) -> Result<String, Failure> {
        let body = self.body(article, draft)?;
        let request = Request::post(&self.login.url("/api/v1/statuses"), JSON, body);
        let request = self
            .login
            .sign(request)
            .with("idempotency-key", attempt.key);
        match self.channel.once(&request) {
            Ok(answer) => id_of(&answer),
            Err(Failure::Gone) => Err(Failure::Closed(format!(
                "{} has no API of Mastodon",
                self.login.url("")
            ))),
            Err(failure) => Err(failure),
        }
    }

    fn edit(&mut self, remote: &str, article: &Article, draft: &Draft) -> Result<(), Failure> {
        let body = self.body(article, draft)?;
        let url = self.login.url(&format!("/api/v1/statuses/{remote}"));
        let request = self.login.sign(Request::post(&url, JSON, body).by("PUT"));
        self.channel.ask(&request).map(drop)
    }

    fn delete(&mut self, remote: &str) -> Result<(), Failure> {
        let request = self.signed(&format!("/api/v1/statuses/{remote}"));
        self.channel.ask(&request.by("DELETE")).map(drop)
    }

    fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }
}

const JSON: &str = "application/json";

/// Whether a status, as HTML, is about the post at `url`, or says what would be sent.
fn is_of(content: &str, url: &str, draft: Option<&Draft>) -> bool {
    let escaped = url.replace('&', "&amp;");
    let mut links = content.split("href=\"").skip(1);
    let has_link = links.any(|rest| {
        let link = rest.split('"').next().unwrap_or_default();
        link == url || link == escaped
    });
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_same = |draft: &Draft| {
        let text = words(&draft.text);
        !text.is_empty() && text == words(&plain_text(content))
    };
    (!url.is_empty() && has_link) || draft.is_some_and(is_same)
}
