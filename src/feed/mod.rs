//! What a subscriber gets, before it is written in any format.

mod archive;
mod compose;
mod entry;
#[allow(clippy::module_inception)] // A feed is the field's word for it.
mod feed;
mod profile;
mod siblings;
mod title;

pub use crate::content::Source;
pub use crate::content::media::{Attachment, Episode, Image, Transcript};
#[doc(hidden)]
pub use archive::{Neighbours, archive, archive_path, is_archive};
#[doc(hidden)]
pub use compose::{about, entry, feed, id, page_path, path, spoken, title, written_title};
pub use entry::{Category, Entry};
pub use feed::{Alternate, DeletedEntry, Feed, History};
#[doc(hidden)]
pub use siblings::{LanguagePage, Siblings};
