//! Feeds become documents: pure functions, with no disk, no clock and no setting but what the feed holds.
//!
//! Every text goes through `text`, and every URL, id and e-mail address through `address`, so that no input makes a
//! document that a parser refuses. What a format cannot say of an entry is left out; what it must say is filled in.

mod address;
mod atom;
mod document;
mod json_feed;
mod opml;
pub mod page;
mod rss;
pub(crate) mod text;

pub use document::{Document, Role};
pub use opml::{OPML, Outline, opml};

use crate::config::Format;
use crate::feed::Feed;

/// Who wrote the document. It names no version: a new release of feedmill must not make every feed of a site new.
const GENERATOR: &str = "feedmill";

/// The prefix and the namespace of Media RSS, for the picture of an entry.
const MEDIA: (&str, &str) = ("media", "http://search.yahoo.com/mrss/");

/// A document cannot be written: a fault of ours, since no input may cause it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// From the `rss` crate.
    #[error("RSS cannot be written: {0}")]
    Rss(#[from] ::rss::Error),
    /// From the `atom_syndication` crate.
    #[error("Atom cannot be written: {0}")]
    Atom(#[from] atom_syndication::Error),
    /// From `serde_json`.
    #[error("JSON Feed cannot be written: {0}")]
    Json(#[from] serde_json::Error),
    /// From writing to memory.
    #[error("OPML cannot be written: {0}")]
    Io(#[from] std::io::Error),
}

/// Writes `feed` in `format`, as the document that goes to `path`.
///
/// The bytes are UTF-8, depend on nothing but `feed` and `format`, and end in a line break. Elements of XML and items of
/// JSON begin on lines of their own, so that `git diff` shows what changed.
///
/// # Errors
///
/// None in practice: see [`Error`].
pub fn render(feed: &Feed, format: Format, path: String) -> Result<Document, Error> {
    let bytes = match format {
        Format::Rss => rss::render(feed)?,
        Format::Atom => atom::render(feed)?,
        Format::Json => json_feed::render(feed)?,
    };
    Ok(Document {
        path,
        role: Role::Feed,
        media_type: format.media_type(),
        bytes,
    })
}
