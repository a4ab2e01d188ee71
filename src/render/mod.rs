//! Feeds become documents: pure functions, with no disk, no clock and no setting but what the feed holds.
//!
//! Every text goes through `text`, and every URL, id and e-mail address through `address`, so that no input makes a
//! document that a parser refuses. What a format cannot say of an entry is left out; what it must say is filled in.

mod address;
mod atom;
mod constants;
mod document;
mod error;
mod format;
mod json_feed;
mod opml;
#[doc(hidden)]
pub mod page;
mod parts;
mod rss;
#[doc(hidden)]
pub mod sitemap;
pub(crate) mod text;

pub use document::{Document, Role};
pub use error::Error;
pub use format::{Renderer, render};
pub use opml::{OPML, Outline, opml};
