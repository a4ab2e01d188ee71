//! Which form a document has: a feed, or an export.

use std::path::Path;

use super::document::{Document, Skipped};
use super::old::Old;
use super::wxr;
use crate::pull::seen;

/// The largest file that is read, in bytes.
const LIMIT: u64 = 512 << 20;

/// What a file holds, if it is not too large.
///
/// # Errors
///
/// If it cannot be read.
pub fn file(path: &Path) -> std::io::Result<Vec<u8>> {
    crate::read::file(path, LIMIT)
}

/// Reads RSS, Atom, JSON Feed or an export of WordPress, or says why it is none. `base` is the address that it was read from.
///
/// # Errors
///
/// In words.
pub fn read(bytes: &[u8], base: Option<&str>) -> Result<Document, String> {
    if wxr::is_export(bytes) {
        return wxr::read(bytes);
    }
    let feed = seen(bytes, base)?;
    let generator = feed.generator.unwrap_or_default().to_ascii_lowercase();
    let mut document = Document {
        older: feed.older,
        is_cut: feed.is_cut,
        is_wordpress: generator.contains("wordpress"),
        ..Document::default()
    };
    for seen in feed.entries {
        match Old::of(seen) {
            Some(old) => document.entries.push(old),
            None => document.skip(Skipped::NoId),
        }
    }
    Ok(document)
}
