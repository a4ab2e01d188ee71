//! An entry of somebody else's feed, whatever its format was.

use sha2::{Digest, Sha256};
use url::Url;

use super::cuts::Cuts;
use crate::config::Person;
use crate::content::media::Attachment;
use crate::date::Timestamp;

/// A feed as it came.
#[derive(Clone, Debug)]
pub(super) struct Feed {
    /// Plain text; the name of its host where it has none.
    pub title: String,
    /// Its home page.
    pub page: Option<String>,
    /// What it calls itself.
    pub id: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// Newest first, each id once.
    pub items: Vec<Item>,
    /// How many entries the source's rule left out.
    pub unmatched: usize,
    /// What was cut off it and off its entries.
    pub cuts: Cuts,
}

/// An entry as it came; text is plain text.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Sixteen hexadecimal digits that stand for the guid, as it came, in the name of its file.
    pub id: String,
    /// The same as earlier releases had it: with the credentials of the feed's address, if the entry's id is not a global one.
    pub old_id: String,
    /// What readers know it by, the same on each pull, and in no other feed unless it is the same entry.
    pub guid: String,
    pub title: Option<String>,
    pub published: Option<Timestamp>,
    pub updated: Option<Timestamp>,
    pub link: Option<String>,
    /// The page to pass on, where the entry names one besides its link.
    pub related: Option<String>,
    pub authors: Vec<Person>,
    pub categories: Vec<String>,
    pub summary: Option<String>,
    /// HTML as it came.
    pub html: String,
    /// What relative addresses in it are relative to.
    pub base: Option<String>,
    pub image: Option<String>,
    /// Sound, film and other files.
    pub attachments: Vec<Attachment>,
    pub language: Option<String>,
}

impl Item {
    /// Tell an entry apart from another one of its feed that has no more of its own than the same title.
    pub fn tell_apart(&mut self) {
        let digest = hex(&Sha256::digest(&self.html)[..4]);
        self.guid = format!("{}-{digest}", self.guid);
        self.id = id(&self.guid);
        // Earlier releases left it out.
        self.old_id.clone_from(&self.id);
    }
}

/// Sixteen hexadecimal digits that stand for a guid.
pub(super) fn id(guid: &str) -> String {
    hex(&Sha256::digest(guid)[..8])
}

/// An id that no other feed gives to another entry. Ids of Atom are such, and URLs; `42` gets the feed's address before it.
/// An entry without an id is known by its link, or else by what it says.
pub(super) fn guid(feed: &str, id: &str, link: Option<&str>, says: &str) -> String {
    match (id.trim(), link) {
        ("", Some(link)) => link.to_owned(),
        ("", None) => format!("{feed}#{}", hex(&Sha256::digest(says)[..8])),
        (id, _) if is_global(id) => id.to_owned(),
        (id, _) => format!("{feed}#{}", crate::uri::encode_path(id)),
    }
}

fn is_global(id: &str) -> bool {
    Url::parse(id).is_ok_and(|url| url.has_host() || matches!(url.scheme(), "urn" | "tag"))
        && !id.contains(char::is_whitespace)
}

/// Bytes in lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
