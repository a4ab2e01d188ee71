//! What is remembered from one pull to the next, in `.feedmill/pull.json` of the site.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::error::Error;
use super::place::Place;

/// What is remembered from one pull to the next.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct State {
    sources: BTreeMap<String, SourceState>,
    /// The ids of all items that ever became posts: one whose post is gone was removed by a person.
    items: BTreeSet<String>,
    /// The hosts to which the items link, by id: another source may have an item of the same id that is another one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    hosts: BTreeMap<String, String>,
}

/// What is remembered of one source.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SourceState {
    /// Where it is asked for, where that is not the address in the settings any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its title when it was first read, which names its category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the last answer said of its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// What the last answer said of its date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// The settings that the posts were made with; others need the whole feed again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<String>,
    /// Where it says that it has moved for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Moved>,
    /// How often in a row it could not be read.
    #[serde(skip_serializing_if = "is_zero")]
    pub failures: u32,
    /// It is not asked before this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<DateTime<Utc>>,
    /// It said that it is gone for good.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
}

/// A permanent redirect.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Moved {
    /// Where it leads.
    pub to: String,
    /// Since when it has led there.
    pub since: DateTime<Utc>,
}

impl State {
    pub fn load(site: &Path) -> Result<Self, Error> {
        let path = path(site);
        match crate::read::file(&path, crate::read::DOCUMENT) {
            Ok(bytes) => {
                serde_json::from_slice(&bytes).map_err(|source| Error::State { path, source })
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(State::default()),
            Err(source) => Err(Error::File { path, source }),
        }
    }

    pub fn save(&self, site: &Path) -> Result<(), Error> {
        let path = path(site);
        let mut bytes = serde_json::to_vec_pretty(self).map_err(|source| Error::State {
            path: path.clone(),
            source,
        })?;
        bytes.push(b'\n');
        if let Some(folder) = path.parent() {
            crate::output::sweep(folder);
        }
        if crate::read::file(&path, crate::read::DOCUMENT)
            .ok()
            .as_ref()
            != Some(&bytes)
        {
            crate::output::write(&path, &bytes)?;
        }
        Ok(())
    }

    /// Forgets the sources that the settings do not name any more.
    pub fn keep_only(&mut self, places: &[Place]) {
        let mut sources = BTreeMap::new();
        for place in places {
            // An earlier release kept it under the whole address, with credentials.
            let known = self.sources.remove(&place.key);
            if let Some(mut known) = known.or_else(|| self.sources.remove(&place.old)) {
                if place.is_private {
                    (known.url, known.moved) = (None, None);
                }
                sources.insert(place.key.clone(), known);
            }
        }
        self.sources = sources;
    }

    pub fn of(&self, key: &str) -> SourceState {
        self.sources.get(key).cloned().unwrap_or_default()
    }

    pub fn set(&mut self, key: &str, state: SourceState) {
        self.sources.insert(key.to_owned(), state);
    }

    /// Whether the item ever was a post, as far as it linked to this host.
    pub fn was(&self, item: &str, host: &str) -> bool {
        let other = self.hosts.get(item).is_some_and(|known| known != host);
        self.items.contains(item) && !other
    }

    /// Whether the item ever was a post, wherever it linked to.
    pub fn has(&self, item: &str) -> bool {
        self.items.contains(item)
    }

    /// Notes that the item is a post, which links to this host.
    pub fn note(&mut self, item: &str, host: &str) {
        self.items.insert(item.to_owned());
        self.hosts.insert(item.to_owned(), host.to_owned());
    }
}

fn path(site: &Path) -> PathBuf {
    site.join(".feedmill").join("pull.json")
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}
