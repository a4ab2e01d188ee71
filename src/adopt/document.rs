//! One document of those that are out there: a feed, or an export.

use std::collections::BTreeMap;

use super::old::Old;

/// Why something in a document is not among the entries that subscribers know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skipped {
    /// A page, a picture, or something else of an export.
    NotPost,
    /// A draft, or private.
    NotPublished,
    /// It has neither an id nor a link.
    NoId,
}

/// What was read of one document.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The entries that subscribers know.
    pub entries: Vec<Old>,
    /// How much else there is, by reason.
    pub skipped: BTreeMap<Skipped, usize>,
    /// The documents with older entries that it names.
    pub older: Vec<String>,
    /// Whether there is more than is read of one document.
    pub is_cut: bool,
    /// Whether WordPress made it, which has further pages by number.
    pub is_wordpress: bool,
    /// The site's home page, if it is an export.
    pub home: Option<String>,
}

impl Document {
    pub(super) fn skip(&mut self, reason: Skipped) {
        *self.skipped.entry(reason).or_default() += 1;
    }
}

impl Skipped {
    /// The reason in words.
    pub fn reason(self) -> &'static str {
        match self {
            Skipped::NotPost => "pages, pictures and other things that are not posts",
            Skipped::NotPublished => "drafts and private posts",
            Skipped::NoId => "entries with neither an id nor a link",
        }
    }
}
