//! Documents of standard.site: what a post says, as a record that apps show and search, tied to the post on Bluesky.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::bluesky::POSTS;
use super::key::tid;
use super::repository::Repository;
use crate::announce::article::Article;
use crate::announce::credentials::Variables;
use crate::announce::destination::{Attempt, Destination, Draft, Failure};
use crate::announce::error::Error;
use crate::announce::ledger::{Ledger, State};
use crate::config::{BlueskySettings, Config};
use crate::content::body::plain_text;
use crate::net::{Clock, Web};

const KIND: &str = "standard_site";
const DOCUMENTS: &str = "site.standard.document";
const PUBLICATIONS: &str = "site.standard.publication";

/// The longest texts, in characters as people see them.
const TITLE: usize = 128;
const DESCRIPTION: usize = 300;

/// The documents of an account.
pub(crate) struct StandardSite<'w> {
    repository: Repository<'w>,
    name: String,
    /// Where the publication is, once it is there.
    publication: Option<String>,
}

impl<'w> StandardSite<'w> {
    /// The documents of the settings' account.
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
        Ok(StandardSite {
            repository: Repository::new(config, settings, variables, web, clock)?,
            name: format!(
                "standard_site {}",
                settings.handle.trim().trim_start_matches('@')
            ),
            publication: None,
        })
    }

    /// Puts the publication, unless it is as it must be, and returns its address.
    fn publication(&mut self) -> Result<String, Failure> {
        if let Some(publication) = &self.publication {
            return Ok(publication.clone());
        }
        let config = self.repository.config;
        let key = publication_key(config);
        let mut wanted = json!({
            "$type": PUBLICATIONS,
            "url": config.url.as_str().trim_end_matches('/'),
            "name": cut(&config.title, TITLE),
        });
        if let Some(description) = &config.description {
            wanted["description"] = json!(cut(description, DESCRIPTION));
        }
        let known = self.repository.get(PUBLICATIONS, &key)?;
        let mut record = known
            .as_ref()
            .map_or_else(|| json!({}), |(record, _)| record.clone());
        let is_current = ["url", "name", "description"]
            .iter()
            .all(|name| record.get(name) == wanted.get(name));
        if known.is_none() || !is_current {
            // What others put into the record, such as a theme, stays.
            for (name, value) in wanted.as_object().into_iter().flatten() {
                record[name] = value.clone();
            }
            self.repository.put(PUBLICATIONS, &key, &record)?;
        }
        let did = self.repository.did()?;
        let publication = format!("at://{did}/{PUBLICATIONS}/{key}");
        self.publication = Some(publication.clone());
        Ok(publication)
    }

    fn record(&mut self, key: &str, article: &Article) -> Result<Value, Failure> {
        let mut record = said(self.repository.config, article)?;
        record["site"] = json!(self.publication()?);
        if let Some(blob) = self.repository.picture(article)? {
            record["coverImage"] = blob;
        }
        // The post on Bluesky has the same key, if there is one.
        if let Some((_, version)) = self.repository.get(POSTS, key)? {
            let did = self.repository.did()?;
            record["bskyPostRef"] =
                json!({ "uri": format!("at://{did}/{POSTS}/{key}"), "cid": version });
        }
        Ok(record)
    }
}

/// The key of a record, by its address or by the key itself.
fn key_of(remote: &str) -> &str {
    remote.rsplit('/').next().unwrap_or(remote)
}

/// The addresses of the site's records, by which its pages say that these are theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// That of the publication, if there is one.
    pub publication: Option<String>,
    /// Those of documents, by the URLs and by the files of their posts.
    pub documents: BTreeMap<String, String>,
}

/// The addresses of the site's records, as the ledger knows them.
pub(crate) fn records(config: &Config, ledger: &Ledger) -> Records {
    let mut records = Records::default();
    for destination in ledger.destinations().filter(|name| name.starts_with(KIND)) {
        for (_, row) in ledger.rows(destination) {
            let Some(rest) = row.remote.strip_prefix("at://") else {
                continue;
            };
            let did = rest.split('/').next().unwrap_or_default();
            let key = publication_key(config);
            records.publication = Some(format!("at://{did}/{PUBLICATIONS}/{key}"));
            if matches!(row.state, State::Posted | State::Editing) {
                for name in [&row.url, &row.path] {
                    records.documents.insert(name.clone(), row.remote.clone());
                }
            }
        }
    }
    records
}

/// The key of the site's publication, which follows from its address.
fn publication_key(config: &Config) -> String {
    let year_2000 = DateTime::<Utc>::from_timestamp(946_684_800, 0).unwrap_or_default();
    tid(year_2000, config.url.as_str())
}

/// The record of a document, without what must be asked for.
fn said(config: &Config, article: &Article) -> Result<Value, Failure> {
    let base = config.url.as_str().trim_end_matches('/');
    let path = article.url.strip_prefix(base);
    let path = path
        .filter(|path| path.starts_with('/'))
        .ok_or_else(|| Failure::Refused(format!("{} is not on the site", article.url)))?;
    let instant =
        |date: &crate::date::Timestamp| date.to_utc().to_rfc3339_opts(SecondsFormat::Millis, true);
    let mut record = json!({
        "$type": DOCUMENTS,
        "path": path,
        "title": cut(&article.title, TITLE),
        "publishedAt": instant(&article.published),
        "updatedAt": instant(&article.updated),
    });
    if let Some(summary) = &article.summary {
        record["description"] = json!(cut(summary, DESCRIPTION));
    }
    if !article.tags.is_empty() {
        record["tags"] = json!(
            article
                .tags
                .iter()
                .map(|tag| cut(tag, TITLE))
                .collect::<Vec<_>>()
        );
    }
    if let Some(html) = &article.html {
        record["textContent"] = json!(plain_text(html));
    }
    Ok(record)
}

fn cut(text: &str, limit: usize) -> &str {
    match text.grapheme_indices(true).nth(limit) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

impl Destination for StandardSite<'_> {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn draft(&self, article: &Article) -> Draft {
        let image = article.image.as_ref().map(|image| &image.url);
        let said = said(self.repository.config, article);
        let said = said.map_or_else(Failure::into_text, |said| said.to_string());
        Draft {
            text: article.title.clone(),
            count: None,
            shown: format!("{said}\n{image:?}"),
        }
    }

    fn planned(&self, article: &Article) -> Option<String> {
        Some(tid(article.published.to_utc(), &article.id))
    }

    /// What it is called is its address, which pages show.
    fn post(&mut self, article: &Article, _: &Draft, attempt: &Attempt) -> Result<String, Failure> {
        let key = key_of(attempt.planned);
        let record = self.record(key, article)?;
        self.repository.put(DOCUMENTS, key, &record)?;
        let did = self.repository.did()?;
        Ok(format!("at://{did}/{DOCUMENTS}/{key}"))
    }

    fn edit(&mut self, remote: &str, article: &Article, _: &Draft) -> Result<(), Failure> {
        let key = key_of(remote);
        if self.repository.get(DOCUMENTS, key)?.is_none() {
            return Err(Failure::Gone);
        }
        let record = self.record(key, article)?;
        self.repository.put(DOCUMENTS, key, &record).map(drop)
    }

    fn delete(&mut self, remote: &str) -> Result<(), Failure> {
        self.repository.delete(DOCUMENTS, key_of(remote))
    }

    fn take_notes(&mut self) -> Vec<String> {
        self.repository.take_notes()
    }
}
