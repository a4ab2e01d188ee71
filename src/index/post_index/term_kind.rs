//! What a name among the terms of posts stands for.

use serde::{Deserialize, Serialize};

use crate::config::Kind;

/// What a name among the terms of posts stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TermKind {
    /// A term that may have a feed.
    Feed(Kind),
    /// A language whose posts are in its own feeds alone.
    Apart,
    /// What posts call a category in their closing line: the category's name, [`TermKind::BETWEEN`], and the line's words.
    Label,
    /// When a post last changed, in seconds since 1970, where that is another instant than its date; only if a feed is ordered by it.
    Updated,
}

impl TermKind {
    /// What stands between the parts of a label. No name holds it, since it is a control character.
    pub const BETWEEN: char = '\u{1f}';

    /// A number that no other kind has.
    pub(super) fn number(self) -> u64 {
        match self {
            TermKind::Feed(kind) => kind as u64,
            TermKind::Label => 100,
            TermKind::Apart => 101,
            TermKind::Updated => 102,
        }
    }
}
