//! Posts on Bluesky, each with a card of the page.

use chrono::SecondsFormat;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::facets::{Part, parts};
use super::key::tid;
use super::repository::Repository;
use crate::announce::article::Article;
use crate::announce::credentials::{self, Variables};
use crate::announce::destination::{Attempt, Destination, Draft, Failure};
use crate::announce::error::Error;
use crate::announce::text::{self, Address};
use crate::config::{BlueskySettings, Config, Template, TextPlaceholder};
use crate::net::{Clock, Web};

/// The collection of posts.
pub(super) const POSTS: &str = "app.bsky.feed.post";

const TEXT: &str = "{title}\n\n{hashtags}";
/// The longest post in characters, and the bytes that one may have on average.
const LIMIT: usize = 300;
const BYTES: usize = 10;

/// An account on Bluesky.
pub(crate) struct Bluesky<'w> {
    repository: Repository<'w>,
    template: Template<TextPlaceholder>,
    name: String,
}

impl<'w> Bluesky<'w> {
    /// The account of the settings.
    ///
    /// # Errors
    ///
    /// If the environment has no password.
    pub fn new(
        config: &'w Config,
        settings: &'w BlueskySettings,
        variables: &Variables,
        web: &'w dyn Web,
        clock: &'w dyn Clock,
    ) -> Result<Self, Error> {
        let template = settings.text.as_deref().unwrap_or(TEXT);
        Ok(Bluesky {
            repository: Repository::new(config, settings, variables, web, clock)?,
            template: credentials::template(config, "announce.bluesky.text", template)?,
            name: format!("bluesky {}", settings.handle.trim().trim_start_matches('@')),
        })
    }

    fn record(&mut self, article: &Article, draft: &Draft) -> Result<Value, Failure> {
        let mut record = said(article, &draft.text);
        let mut facets = Vec::new();
        for (range, part) in parts(&draft.text) {
            let feature = match part {
                Part::Link(url) => json!({ "$type": "app.bsky.richtext.facet#link", "uri": url }),
                Part::Tag(tag) => json!({ "$type": "app.bsky.richtext.facet#tag", "tag": tag }),
                Part::Mention(handle) => match self.repository.resolve(handle)? {
                    Some(did) => {
                        json!({ "$type": "app.bsky.richtext.facet#mention", "did": did })
                    }
                    None => {
                        let path = &article.path;
                        let note = format!("{path}: nobody has the handle `@{handle}`");
                        self.repository.notes.push(note);
                        continue;
                    }
                },
            };
            facets.push(json!({
                "index": { "byteStart": range.start, "byteEnd": range.end },
                "features": [feature],
            }));
        }
        if !facets.is_empty() {
            record["facets"] = Value::Array(facets);
        }
        if let Some(blob) = self.repository.picture(article)? {
            record["embed"]["external"]["thumb"] = blob;
        }
        Ok(record)
    }
}

/// The record of a post, without what must be asked for.
fn said(article: &Article, text: &str) -> Value {
    let created = article.published.to_utc();
    let mut record = json!({
        "$type": POSTS,
        "text": text,
        "createdAt": created.to_rfc3339_opts(SecondsFormat::Millis, true),
        "embed": {
            "$type": "app.bsky.embed.external",
            "external": {
                "uri": article.url,
                "title": article.title,
                "description": article.summary.as_deref().unwrap_or_default(),
            },
        },
    });
    if let Some(language) = &article.language {
        record["langs"] = json!([language]);
    }
    record
}

/// The length of a post: characters as people see them, or more if they have many bytes.
fn count(text: &str) -> usize {
    text.graphemes(true).count().max(text.len().div_ceil(BYTES))
}

impl Destination for Bluesky<'_> {
    fn kind(&self) -> &'static str {
        "bluesky"
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn draft(&self, article: &Article) -> Draft {
        let site = &self.repository.config.title;
        let address = Address::Elsewhere;
        let text = text::about(article, &self.template, site, LIMIT, address, count);
        let image = article.image.as_ref().map(|image| &image.url);
        Draft {
            shown: format!("{}\n{image:?}", said(article, &text)),
            count: Some((count(&text), LIMIT)),
            text,
        }
    }

    fn planned(&self, article: &Article) -> Option<String> {
        Some(tid(article.published.to_utc(), &article.id))
    }

    fn post(
        &mut self,
        article: &Article,
        draft: &Draft,
        attempt: &Attempt,
    ) -> Result<String, Failure> {
        let record = self.record(article, draft)?;
        self.repository.put(POSTS, attempt.planned, &record)?;
        Ok(attempt.planned.to_owned())
    }

    fn edit(&mut self, remote: &str, article: &Article, draft: &Draft) -> Result<(), Failure> {
        // Putting what somebody deleted would bring it back.
        if self.repository.get(POSTS, remote)?.is_none() {
            return Err(Failure::Gone);
        }
        let record = self.record(article, draft)?;
        self.repository.put(POSTS, remote, &record).map(drop)
    }

    fn delete(&mut self, remote: &str) -> Result<(), Failure> {
        self.repository.delete(POSTS, remote)
    }

    fn take_notes(&mut self) -> Vec<String> {
        self.repository.take_notes()
    }
}
