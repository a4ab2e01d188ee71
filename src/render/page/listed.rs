//! What the overview shows of one feed.

use serde::{Deserialize, Serialize};

use crate::config::{Config, Format, Kind};
use crate::date::{Timestamp, stored};
use crate::feed::{Entry, Feed};
use crate::render::address;
use crate::selection::Selection;
use crate::uri::encode_path;

/// How many of a feed's newest posts the overview names.
const NEWEST: usize = 3;

/// What the overview shows of one feed.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// What the feed shows the posts of.
    pub kind: Kind,
    /// The term's name; empty for the whole site.
    pub name: String,
    /// What people call it: the term's display name; empty for the whole site.
    pub shown: String,
    /// A sentence about it, if it has one of its own.
    pub about: Option<String>,
    /// Its place among the others of its kind, if the settings give one.
    pub order: Option<i64>,
    /// The feed's title.
    pub title: String,
    /// How many posts there are, shown or not.
    pub total: usize,
    /// What it shows now.
    pub glance: Glance,
    /// The feed's page, relative to the folder of feeds.
    pub page: String,
    /// The feed's documents, relative to the folder of feeds, in the order of [`Format::ALL`].
    pub documents: Vec<(Format, String)>,
}

/// What the overview shows of a feed's posts: enough to be written again while the feed stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Glance {
    /// When the newest of them changed; the start of 1970 where there is none.
    #[serde(with = "stored")]
    pub updated: Timestamp,
    /// The newest posts; a few.
    pub newest: Vec<Newest>,
}

/// A post that the overview names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Newest {
    /// The post's title.
    pub title: String,
    /// Where it lives, as an absolute URL.
    pub url: String,
    /// When it was published.
    #[serde(with = "stored")]
    pub published: Timestamp,
    /// What can be listened to, in the feed of the whole site.
    pub sound: Option<Sound>,
}

/// An episode that a page can play.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sound {
    /// Where it is, as an absolute URL of the web.
    pub url: String,
    /// How long it plays, in seconds.
    pub duration: Option<u64>,
}

impl Sound {
    /// The first of an entry's files that is sound.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        let mut files = entry.attachments.iter();
        let file = files.find(|file| file.media_type.starts_with("audio/"))?;
        let of_episode = entry.episode.as_ref().and_then(|episode| episode.duration);
        Some(Sound {
            url: address::web(&file.url)?,
            duration: file.duration.or(of_episode),
        })
    }
}

impl Glance {
    /// A glance at a document that no page names.
    pub fn none() -> Self {
        Glance {
            updated: crate::date::epoch(),
            newest: Vec::new(),
        }
    }

    /// A glance at `feed`, the feed of `kind`.
    pub fn of(kind: Kind, feed: &Feed) -> Self {
        let newest = feed.entries.iter().take(NEWEST).map(|entry| Newest {
            title: entry.title.clone(),
            url: entry.canonical_url.clone(),
            published: entry.published,
            // Only the whole site's feed has players on the overview.
            sound: Sound::of(entry).filter(|_| kind == Kind::All),
        });
        Glance {
            updated: feed.updated,
            newest: newest.collect(),
        }
    }

    /// When the newest post changed; `None` where there is none.
    pub fn updated(&self) -> Option<&Timestamp> {
        (!self.newest.is_empty()).then_some(&self.updated)
    }
}

impl Listed {
    /// What `config`, a selection and a glance at its feed say.
    pub fn new(config: &Config, selection: &Selection, glance: Glance) -> Self {
        let documents = config
            .feeds
            .formats_of(selection.kind, &selection.name)
            .iter();
        Listed {
            kind: selection.kind,
            name: selection.name.clone(),
            shown: selection.label.clone(),
            about: crate::feed::about(config, selection).map(str::to_owned),
            order: config
                .terms
                .get(selection.kind, &selection.name)
                .and_then(|term| term.order),
            title: crate::feed::title(config, selection),
            total: selection.total,
            glance,
            page: crate::feed::page_path(config, selection),
            documents: documents
                .map(|format| (*format, crate::feed::path(config, selection, *format)))
                .collect(),
        }
    }

    /// What people call it: the term's name, or the title of the whole site's feed.
    pub(super) fn label(&self) -> &str {
        match self.kind {
            Kind::All => &self.title,
            Kind::Category | Kind::Tag | Kind::Author | Kind::Custom | Kind::Language => {
                &self.shown
            }
        }
    }

    /// Where a document is served, as an absolute URL.
    pub(super) fn url(config: &Config, path: &str) -> String {
        format!("{}{}", config.feeds.url, encode_path(path))
    }
}
