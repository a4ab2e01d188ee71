//! Bounds a feed before feed-rs parses it.
//!
//! feed-rs keeps every entry, looks at each attribute of an element for every other, at each namespace for every element, and
//! goes one call deeper for elements inside each other: what a stranger sends must not make that long or deep.

mod json;
mod xml;

use std::borrow::Cow;

/// How much of a feed is searched for its first character, as feed-rs does.
const HEAD: usize = 8 << 10;

/// The feed as feed-rs may have it.
#[derive(Debug)]
pub(super) struct Bounded<'b> {
    pub bytes: Cow<'b, [u8]>,
    /// Whether there were more entries.
    pub is_cut: bool,
}

/// The feed without what goes beyond the limits, or why it cannot be read. What is not well-formed is left for feed-rs to report.
pub(super) fn bounded(bytes: &[u8]) -> Result<Bounded<'_>, String> {
    let head = &bytes[..bytes.len().min(HEAD)];
    match head.iter().find(|byte| matches!(byte, b'<' | b'{')) {
        Some(b'<') => xml::bounded(bytes),
        Some(_) => Ok(json::bounded(bytes)),
        None => Ok(whole(bytes)),
    }
}

fn whole(bytes: &[u8]) -> Bounded<'_> {
    Bounded {
        bytes: Cow::Borrowed(bytes),
        is_cut: false,
    }
}
