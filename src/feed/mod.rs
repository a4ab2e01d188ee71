//! What a subscriber gets, before it is written in any format.

mod compose;
mod entry;
#[allow(clippy::module_inception)] // A feed is the field's word for it.
mod feed;
mod jekyll_feed;

pub use compose::{entry, feed, path, title};
pub use entry::{Attachment, Category, Entry, Image};
pub use feed::{Alternate, Feed};
