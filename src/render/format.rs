//! A feed in one of the formats.

use super::{Document, Error, Role, atom, json_feed, rss};
use crate::config::Format;
use crate::feed::Feed;

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
        Format::Rss => rss::render(feed).map_err(|error| Error::new("RSS", error))?,
        Format::Atom => atom::render(feed).map_err(|error| Error::new("Atom", error))?,
        Format::Json => json_feed::render(feed).map_err(|error| Error::new("JSON Feed", error))?,
    };
    Ok(Document {
        path,
        role: Role::Feed,
        media_type: format.media_type(),
        bytes,
    })
}
