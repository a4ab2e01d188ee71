//! What posts may know of each other, and which of them share a URL.

mod duplicates;
mod labels;
pub(crate) mod post_index;
mod site_index;

pub(crate) use duplicates::mark as mark_duplicates;
pub use labels::Labels;
pub use post_index::{PostIndex, PostRecord, TermKind};
pub use site_index::{PostReader, SiteIndex};
