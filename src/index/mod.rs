//! What posts may know of each other, and which of them share a URL.

mod duplicates;
mod site_index;

pub(crate) use duplicates::mark as mark_duplicates;
pub use site_index::SiteIndex;
