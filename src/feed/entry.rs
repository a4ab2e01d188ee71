//! One post as subscribers get it.

use crate::config::Person;
use crate::content::Source;
use crate::content::media::{Attachment, Episode, Image};
use crate::date::Timestamp;

/// One post as subscribers get it. All text is plain text: no field but `content_html` holds markup.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    /// What readers know the entry by; it never changes. Atom `id`, RSS `guid`, JSON `id`.
    pub id: String,
    /// Where the post lives, as an absolute URL. Atom `link rel=alternate`, RSS `link`, JSON `url`.
    pub canonical_url: String,
    /// The page to pass on, elsewhere. Atom and RSS `link rel=related`, JSON `external_url`.
    pub share_url: Option<String>,
    /// Never empty. Atom, RSS and JSON `title`.
    pub title: String,
    /// When the post was first published. Atom `published`, RSS `pubDate`, JSON `date_published`.
    pub published: Timestamp,
    /// When it last changed in a way that matters; `published` where the author says nothing else. Atom `updated`,
    /// RSS `atom:updated`, JSON `date_modified`.
    pub updated: Timestamp,
    /// Who wrote it; empty where the author is the feed's. Atom `author`, RSS `dc:creator`, JSON `authors`.
    pub authors: Vec<Person>,
    /// Its categories, then its tags. Atom and RSS `category`, JSON `tags`.
    pub categories: Vec<Category>,
    /// A few sentences. Atom `summary`, RSS `description`, JSON `summary`.
    pub summary: Option<String>,
    /// The body as HTML with absolute links. Atom `content`, RSS `content:encoded`, JSON `content_html`.
    pub content_html: Option<String>,
    /// What links in the body that begin with `#` are counted from; `None` where it has none. Atom `xml:base`.
    pub base: Option<String>,
    /// The post's picture. Atom and RSS `media:content` and `media:thumbnail`, JSON `image`.
    pub image: Option<Image>,
    /// The language (BCP 47), where it is not the feed's. JSON `language`, Atom `xml:lang`, RSS `dc:language`.
    pub language: Option<String>,
    /// Sound, film and other files. Atom `link rel=enclosure`, RSS `enclosure` (the first), JSON `attachments`.
    pub attachments: Vec<Attachment>,
    /// The feed that it came from, where it is somebody else's. RSS and Atom `source`.
    pub source: Option<Source>,
    /// What podcast players show of it. RSS `itunes:*` and `podcast:*`.
    pub episode: Option<Episode>,
}

/// A category or a tag of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Category {
    /// The name as it is written. Atom `term`.
    pub name: String,
    /// What people call it, if that is not the name. Atom `label`, the text of RSS `category`, an item of JSON `tags`.
    pub label: Option<String>,
    /// What kind of name it is, as an absolute URL. Atom `scheme`, RSS `domain`.
    pub scheme: Option<String>,
}

impl Category {
    /// A name that belongs to no scheme.
    pub fn new(name: impl Into<String>) -> Self {
        Category {
            name: name.into(),
            label: None,
            scheme: None,
        }
    }

    /// The same name with what people call it.
    #[must_use]
    pub fn with_label(self, label: impl Into<String>) -> Self {
        Category {
            label: Some(label.into()),
            ..self
        }
    }

    /// What people call it.
    pub fn shown(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.name)
    }

    /// The same name with what kind of name it is, as an absolute URL.
    #[must_use]
    pub fn with_scheme(self, scheme: impl Into<String>) -> Self {
        Category {
            scheme: Some(scheme.into()),
            ..self
        }
    }
}

impl Entry {
    /// An entry of the page at `url`, an absolute URL that readers know it by. All else is empty, and may be set by the
    /// methods below or in the fields.
    ///
    /// ```
    /// use feedmill::feed::Entry;
    ///
    /// let entry = Entry::new("https://example.org/tide/", "High tide", feedmill::date::epoch())
    ///     .with_category("Weather")
    ///     .with_content_html("<p>The harbour floods at noon.</p>");
    /// assert_eq!(entry.id, "https://example.org/tide/");
    /// assert_eq!(entry.updated, entry.published);
    /// ```
    pub fn new(url: impl Into<String>, title: impl Into<String>, published: Timestamp) -> Self {
        let url = url.into();
        Entry {
            id: url.clone(),
            canonical_url: url,
            share_url: None,
            title: title.into(),
            published,
            updated: published,
            authors: Vec::new(),
            categories: Vec::new(),
            summary: None,
            content_html: None,
            base: None,
            image: None,
            language: None,
            attachments: Vec::new(),
            source: None,
            episode: None,
        }
    }

    /// The same entry under another id, which must never change.
    #[must_use]
    pub fn with_id(self, id: impl Into<String>) -> Self {
        Entry {
            id: id.into(),
            ..self
        }
    }

    /// The same entry, changed at `updated`.
    #[must_use]
    pub fn with_updated(self, updated: Timestamp) -> Self {
        Entry { updated, ..self }
    }

    /// The same entry with one more author.
    #[must_use]
    pub fn with_author(mut self, author: Person) -> Self {
        self.authors.push(author);
        self
    }

    /// The same entry with one more category, which belongs to no scheme.
    #[must_use]
    pub fn with_category(mut self, name: impl Into<String>) -> Self {
        self.categories.push(Category::new(name));
        self
    }

    /// The same entry with a summary in plain text.
    #[must_use]
    pub fn with_summary(self, summary: impl Into<String>) -> Self {
        Entry {
            summary: Some(summary.into()),
            ..self
        }
    }

    /// The same entry with a body, whose links must be absolute: see [`clean`](crate::content::body::html::clean).
    #[must_use]
    pub fn with_content_html(self, html: impl Into<String>) -> Self {
        Entry {
            content_html: Some(html.into()),
            ..self
        }
    }

    /// The same entry with a picture.
    #[must_use]
    pub fn with_image(self, image: Image) -> Self {
        Entry {
            image: Some(image),
            ..self
        }
    }

    /// The same entry with one more file.
    #[must_use]
    pub fn with_attachment(mut self, attachment: Attachment) -> Self {
        self.attachments.push(attachment);
        self
    }

    /// The same entry with what podcast players show of it.
    #[must_use]
    pub fn with_episode(self, episode: Episode) -> Self {
        Entry {
            episode: Some(episode),
            ..self
        }
    }

    /// The same entry in a language (BCP 47) that is not its feed's.
    #[must_use]
    pub fn with_language(self, language: impl Into<String>) -> Self {
        Entry {
            language: Some(language.into()),
            ..self
        }
    }

    /// The same entry with a page elsewhere to pass on, by its absolute URL.
    #[must_use]
    pub fn with_share_url(self, url: impl Into<String>) -> Self {
        Entry {
            share_url: Some(url.into()),
            ..self
        }
    }

    /// The same entry with the feed of somebody else that it came from.
    #[must_use]
    pub fn with_source(self, source: Source) -> Self {
        Entry {
            source: Some(source),
            ..self
        }
    }
}
