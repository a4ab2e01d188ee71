//! A feed in one of the formats.

use super::parts::Parts;
use super::{Document, Error, Role, atom, json_feed, rss};
use crate::config::Format;
use crate::feed::Feed;

/// Writes `feed` in `format`, as the document that goes to `path`. For several formats of one feed, a [`Renderer`] is faster.
///
/// The bytes are UTF-8, depend on nothing but `feed` and `format`, and end in a line break. Elements of XML and items of
/// JSON begin on lines of their own, so that `git diff` shows what changed.
///
/// # Errors
///
/// None in practice: see [`Error`].
pub fn render(feed: &Feed, format: Format, path: String) -> Result<Document, Error> {
    Renderer::new(feed).render(format, path)
}

/// Writes a feed in several formats, and cleans its texts and addresses once for all of them.
///
/// ```
/// use feedmill::config::Format;
/// use feedmill::feed::Feed;
/// use feedmill::render::Renderer;
///
/// let feed = Feed::new("Harbour news", "https://example.org/");
/// let renderer = Renderer::new(&feed);
/// let atom = renderer.render(Format::Atom, "atom.xml".to_owned())?;
/// let json = renderer.render(Format::Json, "feed.json".to_owned())?;
/// assert!(atom.bytes.starts_with(b"<?xml") && json.bytes.starts_with(b"{"));
/// # Ok::<(), feedmill::render::Error>(())
/// ```
pub struct Renderer<'f> {
    feed: &'f Feed,
    entries: Vec<Parts<'f>>,
}

impl<'f> Renderer<'f> {
    /// Cleans what all formats show of the feed's entries.
    pub fn new(feed: &'f Feed) -> Renderer<'f> {
        Renderer {
            feed,
            entries: feed.entries.iter().map(|entry| Parts::of(entry)).collect(),
        }
    }

    /// Writes the feed in `format`, as [`render`] does.
    ///
    /// # Errors
    ///
    /// None in practice: see [`Error`].
    pub fn render(&self, format: Format, path: String) -> Result<Document, Error> {
        let (feed, entries) = (self.feed, self.entries.as_slice());
        let bytes = match format {
            Format::Rss => rss::render(feed, entries).map_err(|error| Error::new("RSS", error))?,
            Format::Atom => {
                atom::render(feed, entries).map_err(|error| Error::new("Atom", error))?
            }
            Format::Json => {
                json_feed::render(feed, entries).map_err(|error| Error::new("JSON Feed", error))?
            }
        };
        Ok(Document {
            path,
            role: Role::Feed,
            media_type: format.media_type(),
            bytes,
        })
    }
}
