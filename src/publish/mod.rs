//! Documents go where they are served, and whoever reads there meanwhile finds everything that a list names.
//!
//! The destination holds a list of what feedmill published (`.feedmill-published.json`) with a checksum for each document.
//! A run takes its turn by writing itself into that list, under the condition that nobody else has written it meanwhile;
//! then it uploads what differs (feeds, their pages, lists of feeds, the page of the site), removes what is made no more, and
//! gives the turn back. A run that was killed leaves the list as it was with the names of what it was about to touch, and the next
//! run does those again.

#[cfg(feature = "stores")]
mod bucket;
#[cfg(feature = "stores")]
mod credentials;
mod destination;
mod document;
mod error;
mod folder;
mod lease;
mod manifest;
mod options;
mod plan;
mod report;
mod retry;
mod run;
mod store;

#[cfg(feature = "stores")]
pub use bucket::{Bucket, Limits};
pub use destination::open;
pub use document::{Document, documents, documents_of};
pub use error::Error;
pub use folder::FolderStore;
pub use manifest::MANIFEST;
pub use options::Options;
pub use report::Report;
pub use run::publish;
pub use store::{Condition, Fault, Headers, Store, Version};
