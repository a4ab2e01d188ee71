//! Jekyll: its settings, and those of jekyll-feed.

mod address;
mod feeds;
pub mod settings;
mod site;

pub use feeds::{JekyllFeeds, TagFeeds};
pub use site::JekyllSite;
