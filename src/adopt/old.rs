//! An entry that subscribers know.

use super::evidence::Text;
use crate::pull::Seen;

/// An entry that subscribers know.
#[derive(Clone, Debug, Default)]
pub struct Old {
    /// What readers know it by: Atom `id`, RSS `guid`, JSON `id`, or the link if it has none.
    pub id: String,
    /// The page that it links to; empty if it links to none.
    pub link: String,
    /// Plain text.
    pub title: String,
    /// In seconds since 1970.
    pub published: Option<i64>,
    /// Its text, which may be an excerpt.
    pub text: Text,
}

impl Old {
    /// The entry of a feed; `None` if readers have nothing to know it by.
    pub fn of(seen: Seen) -> Option<Self> {
        let id = match seen.id.is_empty() {
            true => seen.link.clone(),
            false => seen.id,
        };
        (!id.is_empty()).then_some(Old {
            id,
            link: seen.link,
            title: seen.title,
            published: seen.published,
            text: Text {
                print: seen.print,
                words: seen.words,
            },
        })
    }
}
