//! What the overview shows of one feed.

use crate::config::{Config, Format, Kind};
use crate::date::Timestamp;
use crate::feed::Feed;
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
    /// The feed's title.
    pub title: String,
    /// How many posts there are, shown or not.
    pub total: usize,
    /// When the newest of them changed; `None` where there is none.
    pub updated: Option<Timestamp>,
    /// The newest posts; a few.
    pub newest: Vec<Newest>,
    /// The feed's page, relative to the folder of feeds.
    pub page: String,
    /// The feed's documents, relative to the folder of feeds, in the order of [`Format::ALL`].
    pub documents: Vec<(Format, String)>,
}

/// A post that the overview names.
#[derive(Clone, Debug, PartialEq)]
pub struct Newest {
    /// The post's title.
    pub title: String,
    /// Where it lives, as an absolute URL.
    pub url: String,
    /// When it was published.
    pub published: Timestamp,
}

impl Listed {
    /// What `config`, a selection and its feed say. `page` is where the feed's page goes.
    pub fn new(config: &Config, selection: &Selection, feed: &Feed) -> Self {
        let newest = feed.entries.iter().take(NEWEST).map(|entry| Newest {
            title: entry.title.clone(),
            url: entry.canonical_url.clone(),
            published: entry.published,
        });
        let documents = config.feeds.formats.iter();
        Listed {
            kind: selection.kind,
            name: selection.name.clone(),
            title: feed.title.clone(),
            total: selection.total,
            updated: (!feed.entries.is_empty()).then_some(feed.updated),
            newest: newest.collect(),
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
            Kind::Category | Kind::Tag | Kind::Author => &self.name,
        }
    }

    /// Where a document is served, as an absolute URL.
    pub(super) fn url(config: &Config, path: &str) -> String {
        format!("{}{}", config.feeds.url, encode_path(path))
    }
}
