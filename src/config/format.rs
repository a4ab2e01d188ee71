//! The three languages that a feed is written in.

use std::fmt;

/// The language of a document.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Deserialize,
    schemars::JsonSchema,
    serde::Serialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// RSS 2.0.
    Rss,
    /// Atom 1.0 (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

impl Format {
    /// Every format, in the order in which they are written and linked.
    pub const ALL: [Format; 3] = [Format::Rss, Format::Atom, Format::Json];

    /// The name in settings and options: `rss`, `atom`, `json`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Rss => "rss",
            Format::Atom => "atom",
            Format::Json => "json",
        }
    }

    /// The name that people know: `RSS`, `Atom`, `JSON Feed`.
    pub fn title(self) -> &'static str {
        match self {
            Format::Rss => "RSS",
            Format::Atom => "Atom",
            Format::Json => "JSON Feed",
        }
    }

    /// The media type, without parameters: what a `link` to such a document says in `type`.
    pub const fn media_type(self) -> &'static str {
        match self {
            Format::Rss => "application/rss+xml",
            Format::Atom => "application/atom+xml",
            Format::Json => "application/feed+json",
        }
    }

    /// The format of documents with this media type, with or without parameters.
    pub fn of(media_type: &str) -> Option<Format> {
        let name = media_type.split(';').next().unwrap_or_default().trim();
        let mut formats = Format::ALL.into_iter();
        formats.find(|format| format.media_type() == name)
    }

    /// The usual name of the file: `rss.xml`, `atom.xml`, `feed.json`.
    pub fn file_name(self) -> &'static str {
        match self {
            Format::Rss => "rss.xml",
            Format::Atom => "atom.xml",
            Format::Json => "feed.json",
        }
    }

    /// The usual extension: `xml` or `json`.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Rss | Format::Atom => "xml",
            Format::Json => "json",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
