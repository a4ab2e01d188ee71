//! What came of adopting ids.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// What `feedmill adopt --report json` prints.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Report {
    /// The version of this form. New keys may appear in it; if a key is removed or gets another meaning, the version is raised.
    pub form: u32,
    /// The documents that were read.
    pub documents: Vec<Read>,
    /// Documents, or parts of them, that were not read, with the reason.
    pub unread: Vec<Unread>,
    /// What the documents have besides entries that subscribers know, by reason.
    pub skipped: BTreeMap<String, usize>,
    /// The number of entries that subscribers know, each counted once.
    pub entries: usize,
    /// The number of posts of the site.
    pub posts: usize,
    /// The number of entries that are posts of the site, by what they were found by: `id`, `url`, `title_and_date`, `text`.
    pub paired: BTreeMap<&'static str, usize>,
    /// The number of posts whose id in the lock changes to the one that subscribers know.
    pub changed: usize,
    /// Posts that keep the id that the lock has, although subscribers know another one.
    pub kept: Vec<Kept>,
    /// Entries that may be posts, and may be not.
    pub doubtful: Vec<Doubtful>,
    /// Entries that are not posts of the site.
    pub entries_without_post: Vec<Unpaired>,
    /// Posts that no entry is.
    pub posts_without_entry: Vec<Unpaired>,
    /// Lines for `feeds.redirects`: the old path of a feed, and the document that takes its place.
    pub redirects: BTreeMap<String, String>,
    /// Old addresses of feeds for which `feeds.redirects` has no word, since they have a query.
    pub redirects_elsewhere: Vec<String>,
    /// Whether the lock was written, or would be.
    pub is_changed: bool,
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Read {
    /// Its file or address.
    pub document: String,
    /// The number of its entries.
    pub entries: usize,
    /// How many of them no document before it has.
    pub new: usize,
}

/// What was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unread {
    /// The document.
    pub document: String,
    /// Why not.
    pub reason: String,
}

/// A post that keeps the id that the lock has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Kept {
    /// The post's file.
    pub path: String,
    /// The id in the lock.
    pub id: String,
    /// The id that subscribers know.
    pub known: String,
    /// Why it does not get it.
    pub reason: String,
}

/// An entry that may be a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Doubtful {
    /// The id that subscribers know.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The files of the posts that it may be, the most likely one first.
    pub may_be: Vec<String>,
    /// What speaks for it, and what against.
    pub reason: String,
}

/// An entry or a post without the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unpaired {
    /// The id, of an entry; the file, of a post.
    pub name: String,
    /// Its title.
    pub title: String,
    /// When it was published (RFC 3339), if that is known.
    pub published: Option<String>,
}

impl Report {
    /// The number of entries that are posts of the site.
    pub fn paired(&self) -> usize {
        self.paired.values().sum()
    }
}
