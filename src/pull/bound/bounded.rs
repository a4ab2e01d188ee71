//! What is left of a feed.

use std::borrow::Cow;

/// The feed as feed-rs may have it.
#[derive(Debug)]
pub(in crate::pull) struct Bounded<'b> {
    pub bytes: Cow<'b, [u8]>,
    /// Whether there were more entries.
    pub is_cut: bool,
}

/// A feed of which nothing is cut.
pub(super) fn whole(bytes: &[u8]) -> Bounded<'_> {
    Bounded {
        bytes: Cow::Borrowed(bytes),
        is_cut: false,
    }
}
