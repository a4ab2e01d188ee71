//! How a feed profile composes entries and feeds.

mod choice;
mod compose;
mod feedmill;
mod jekyll_feed;

pub(super) use choice::of;
pub(super) use compose::Names;
