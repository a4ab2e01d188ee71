//! The kinds of documents.

use std::fmt;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// RSS 2.0, or one of the versions 0.9x.
    Rss,
    /// RSS 1.0 or 0.90, which are RDF.
    Rss1,
    /// An Atom feed.
    Atom,
    /// An Atom entry on its own.
    AtomEntry,
    /// JSON Feed.
    Json,
    /// OPML.
    Opml,
    /// A sitemap, where the profile of one is asked for.
    Sitemap,
    /// Something else.
    Unknown,
}

impl Kind {
    /// The kind in one word, as reports write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rss => "rss",
            Self::Rss1 => "rss1",
            Self::Atom => "atom",
            Self::AtomEntry => "atom-entry",
            Self::Json => "json",
            Self::Opml => "opml",
            Self::Sitemap => "sitemap",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
