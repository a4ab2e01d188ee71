//! What came of a comparison.

use feedmill::diff::FeedDiff;

/// What came of a comparison.
pub struct Outcome {
    /// With what the site's feeds were compared.
    pub against: String,
    /// Feeds that differ for a reader.
    pub feeds: Vec<FeedDiff>,
    /// How many feeds were compared.
    pub compared: usize,
    /// Feeds that were not there before.
    pub added: Vec<String>,
    /// Feeds that are not made any more.
    pub removed: Vec<String>,
    /// Older documents that are not feeds, with what is wrong.
    pub unread: Vec<(String, String)>,
}
