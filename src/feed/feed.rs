//! A feed: what stands above its entries, and the entries.

use std::sync::Arc;

use super::{Entry, Image};
use crate::config::{Format, Person, Podcast};
use crate::date::Timestamp;

/// One feed, whatever format it is written in. All text is plain text.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// What readers know the feed by. Atom `id`.
    pub id: String,
    /// Never empty. Atom, RSS and JSON `title`.
    pub title: String,
    /// A sentence about it. Atom `subtitle`, RSS `description` (which must not be empty: the title stands in), JSON `description`.
    pub description: Option<String>,
    /// BCP 47, for instance `zh-CN`. Atom `xml:lang`, RSS `language`, JSON `language`.
    pub language: Option<String>,
    /// The site's home page, as an absolute URL. Atom `link rel=alternate`, RSS `link`, JSON `home_page_url`.
    pub home_page_url: String,
    /// The same feed in every format that is built, this document's own included, in the order of [`Format::ALL`].
    /// Atom and RSS `link rel=self` and `rel=alternate`, JSON `feed_url`.
    pub alternates: Vec<Alternate>,
    /// The newest `updated` of its entries, or 1970 where it has none. Atom `updated`, RSS `lastBuildDate`.
    pub updated: Timestamp,
    /// Whose feed it is. Atom `author` (where it is missing, Atom's renderer falls back to the title, since RFC 4287
    /// wants an author), RSS `managingEditor` where there is an address, JSON `authors`.
    pub author: Option<Person>,
    /// Atom `rights`, RSS `copyright`.
    pub copyright: Option<String>,
    /// A picture twice as wide as high. Atom `logo`, RSS `image`, JSON `icon`.
    pub image: Option<Image>,
    /// A small square picture's URL. Atom `icon`, JSON `favicon`.
    pub icon: Option<String>,
    /// After how many minutes a reader may ask again. RSS `ttl`.
    pub ttl: Option<u32>,
    /// WebSub hubs. Atom and RSS `link rel=hub`, JSON `hubs`.
    pub hubs: Vec<String>,
    /// Where readers register with an rssCloud server, as an absolute URL. RSS `cloud`.
    pub cloud: Option<String>,
    /// What directories of podcasts want to know. RSS `itunes:*` and `podcast:*`, where an entry can be listened to.
    pub podcast: Option<Podcast>,
    /// Newest first.
    pub entries: Vec<Arc<Entry>>,
}

/// A feed in one of its formats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    /// Its format.
    pub format: Format,
    /// Where it is served, as an absolute URL.
    pub url: String,
}

impl Feed {
    /// Where this feed is served in `format`, where it is built in that format.
    pub fn url(&self, format: Format) -> Option<&str> {
        self.alternates
            .iter()
            .find(|alternate| alternate.format == format)
            .map(|alternate| alternate.url.as_str())
    }
}
