//! Jekyll: its settings, those of jekyll-feed, its posts, and the templates in their bodies.

mod address;
mod collections;
mod commonmark;
mod excerpt;
mod feeds;
mod generator;
mod kramdown_options;
mod lookups;
mod markdown;
pub(crate) mod settings;
mod site;
mod template;
mod terms;

pub use commonmark::CommonMark;
pub use feeds::{JekyllFeeds, TagFeeds};
pub use site::JekyllSite;
