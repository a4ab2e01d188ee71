//! Feeds become documents: pure functions, with no disk, no clock and no setting but what the feed holds.

mod document;

pub use document::Document;
