//! A feed: what stands above its entries, and the entries.

use std::sync::Arc;

use super::{Entry, Image};
use crate::config::{Format, Person, Podcast};
use crate::date::Timestamp;

/// One feed, whatever format it is written in. All text is plain text.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
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
    /// Whose feed it is. Atom `author` (without it, Atom's renderer falls back to the title, since RFC 4287
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
    /// The other documents of a feed that has more than one.
    pub history: History,
    /// Entries that were withdrawn. Atom `at:deleted-entry` (RFC 6721); the other formats have no word for it.
    pub deleted: Vec<DeletedEntry>,
}

/// The other documents of a feed that has more than one (RFC 5005), each in every format; all empty if there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct History {
    /// Whether this document has older entries and does not change any more. Atom and RSS `fh:archive`.
    pub is_archive: bool,
    /// The document to subscribe to, if it is not this one. Atom and RSS `link rel=current`, JSON `feed_url`.
    pub current: Vec<Alternate>,
    /// The document with the next older entries. Atom and RSS `link rel=prev-archive`, JSON `next_url`.
    pub older: Vec<Alternate>,
    /// The document with the next newer entries. Atom and RSS `link rel=next-archive`.
    pub newer: Vec<Alternate>,
}

/// An entry that was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeletedEntry {
    /// What readers know it by. Atom `ref`.
    pub id: String,
    /// When it was withdrawn. Atom `when`.
    pub when: Timestamp,
}

impl DeletedEntry {
    /// The entry with this id, withdrawn at `when`.
    pub fn new(id: impl Into<String>, when: Timestamp) -> Self {
        let id = id.into();
        DeletedEntry { id, when }
    }
}

impl History {
    /// The addresses of the other documents in a format, with what they are to this one (RFC 5005, section 4).
    pub(crate) fn links(&self, format: Format) -> impl Iterator<Item = (&'static str, &str)> {
        let relations = [
            ("current", &self.current),
            ("prev-archive", &self.older),
            ("next-archive", &self.newer),
        ];
        relations
            .into_iter()
            .filter_map(move |(relation, documents)| {
                let mut documents = documents.iter();
                let found = documents.find(|document| document.format == format)?;
                Some((relation, found.url.as_str()))
            })
    }

    pub(crate) fn link(&self, relation: &str, format: Format) -> Option<&str> {
        let mut links = self.links(format);
        links
            .find(|(known, _)| *known == relation)
            .map(|(_, url)| url)
    }
}

/// A feed in one of its formats.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Alternate {
    /// Its format.
    pub format: Format,
    /// Where it is served, as an absolute URL.
    pub url: String,
}

impl Feed {
    /// A feed of the site whose home page is at the absolute URL `home_page_url`, which is its id too. All else is empty,
    /// and may be set by the methods below or in the fields.
    ///
    /// ```
    /// use feedmill::Format;
    /// use feedmill::feed::{Entry, Feed};
    ///
    /// let entry = Entry::new("https://example.org/tide/", "High tide", feedmill::date::epoch());
    /// let feed = Feed::new("Harbour news", "https://example.org/").with_entries([entry]);
    /// let document = feedmill::render::render(&feed, Format::Atom, "atom.xml".to_owned())?;
    /// assert!(String::from_utf8_lossy(&document.bytes).contains("High tide"));
    /// # Ok::<(), feedmill::render::Error>(())
    /// ```
    pub fn new(title: impl Into<String>, home_page_url: impl Into<String>) -> Self {
        let home_page_url = home_page_url.into();
        Feed {
            id: home_page_url.clone(),
            title: title.into(),
            description: None,
            language: None,
            home_page_url,
            alternates: Vec::new(),
            updated: crate::date::epoch(),
            author: None,
            copyright: None,
            image: None,
            icon: None,
            ttl: None,
            hubs: Vec::new(),
            cloud: None,
            podcast: None,
            entries: Vec::new(),
            history: History::default(),
            deleted: Vec::new(),
        }
    }

    /// The same feed under another id, which must never change.
    #[must_use]
    pub fn with_id(self, id: impl Into<String>) -> Self {
        Feed {
            id: id.into(),
            ..self
        }
    }

    /// The same feed with a sentence about it.
    #[must_use]
    pub fn with_description(self, description: impl Into<String>) -> Self {
        Feed {
            description: Some(description.into()),
            ..self
        }
    }

    /// The same feed in a language (BCP 47).
    #[must_use]
    pub fn with_language(self, language: impl Into<String>) -> Self {
        Feed {
            language: Some(language.into()),
            ..self
        }
    }

    /// The same feed, whose author is `author`.
    #[must_use]
    pub fn with_author(self, author: Person) -> Self {
        Feed {
            author: Some(author),
            ..self
        }
    }

    /// The same feed with a picture.
    #[must_use]
    pub fn with_image(self, image: Image) -> Self {
        Feed {
            image: Some(image),
            ..self
        }
    }

    /// The same feed with what directories of podcasts want to know.
    #[must_use]
    pub fn with_podcast(self, podcast: Podcast) -> Self {
        Feed {
            podcast: Some(podcast),
            ..self
        }
    }

    /// The same feed, which in `format` is served at the absolute URL `url`.
    #[must_use]
    pub fn with_alternate(mut self, format: Format, url: impl Into<String>) -> Self {
        let url = url.into();
        self.alternates.retain(|known| known.format != format);
        self.alternates.push(Alternate { format, url });
        let order = |known: &Alternate| Format::ALL.iter().position(|one| *one == known.format);
        self.alternates.sort_by_key(order);
        self
    }

    /// The same feed with more entries, the newest of all first; it was updated when the last of them was.
    #[must_use]
    pub fn with_entries(mut self, entries: impl IntoIterator<Item = Entry>) -> Self {
        self.entries.extend(entries.into_iter().map(Arc::new));
        self.entries
            .sort_by_key(|entry| std::cmp::Reverse(entry.published));
        let updated = self.entries.iter().map(|entry| entry.updated).max();
        self.updated = updated.unwrap_or(self.updated);
        self
    }

    /// Where this feed is served in `format`, where it is built in that format.
    pub fn url(&self, format: Format) -> Option<&str> {
        self.alternates
            .iter()
            .find(|alternate| alternate.format == format)
            .map(|alternate| alternate.url.as_str())
    }
}
