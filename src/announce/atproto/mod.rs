//! The AT Protocol: posts on Bluesky, and documents of standard.site.

mod bluesky;
mod facets;
mod key;
mod repository;
mod standard_site;

pub(super) use bluesky::Bluesky;
pub use standard_site::Records;
pub(super) use standard_site::{StandardSite, records};
