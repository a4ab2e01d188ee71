//! What several formats say alike.

/// Who wrote the document. It names no version: a new release of feedmill must not make every feed of a site new.
pub(super) const GENERATOR: &str = "feedmill";

/// The prefix and the namespace of Media RSS, for the picture of an entry.
pub(super) const MEDIA: (&str, &str) = ("media", "http://search.yahoo.com/mrss/");

/// The prefix and the namespace of feeds of several documents (RFC 5005).
pub(super) const HISTORY: (&str, &str) = ("fh", "http://purl.org/syndication/history/1.0");
