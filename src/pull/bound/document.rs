//! Which form of feed is bounded how.

use super::bounded::{Bounded, whole};
use super::{json, xml};

/// How much of a feed is searched for its first character, as feed-rs does.
const HEAD: usize = 8 << 10;

/// The feed without what goes beyond the limits, or why it cannot be read. What is not well-formed is left for feed-rs to report.
pub(in crate::pull) fn bounded(bytes: &[u8]) -> Result<Bounded<'_>, String> {
    let head = &bytes[..bytes.len().min(HEAD)];
    match head.iter().find(|byte| matches!(byte, b'<' | b'{')) {
        Some(b'<') => xml::bounded(bytes),
        Some(_) => Ok(json::bounded(bytes)),
        None => Ok(whole(bytes)),
    }
}
