//! feedmill turns a folder of posts into feeds: one for the site, and one for every category, tag and author, in RSS 2.0,
//! Atom 1.0 and JSON Feed 1.1.
//!
//! [`build`] goes the whole way. Its steps, in order:
//!
//! 1. [`config`] reads what the site's owner has settled;
//! 2. [`content`] finds the posts and reads their heads;
//! 3. [`selection`] takes the newest of every category, tag and author;
//! 4. [`feed`] makes entries of posts and feeds of entries;
//! 5. [`render`] writes feeds as documents;
//! 6. [`output`] puts documents into a folder, or compares them with what is there.
//!
//! [`validate`] judges documents, our own and other people's.
//!
//! [`date`] and [`uri`] know how dates and addresses are read and written; a [`warning::Warning`] says what is wrong with
//! one post, and never stops the others.
//!
//! # Without the command-line tool
//!
//! With `default-features = false` the crate is this library alone: building, rendering, validating and cleaning, without the
//! crates of the tool, of its allocator and of the server. `examples/` has a program for each:
//!
//! - `build.rs` builds the feeds of a site;
//! - `feed_from_memory.rs` renders a feed from memory as RSS, Atom and JSON Feed: see [`feed::Feed::new`] and
//!   [`feed::Entry::new`];
//! - `validate_bytes.rs` validates bytes: see [`validate::Input::new`];
//! - `clean_html.rs` cleans HTML for feed readers: see [`content::body::html::clean`].
//!
//! The features `serve`, `pull`, `publish`, `stores` and `announce` add the modules of these names, and `fetch` and all that
//! talks to other machines `net`.

// What there is and what not is decided by input, and a panic would lose the other posts.
#![deny(clippy::expect_used, clippy::unwrap_used)]

#[cfg(feature = "announce")]
pub mod announce;
mod build;
mod cache;
pub mod config;
pub mod content;
pub mod feed;
pub mod generators;
pub mod hosting;
pub mod index;
#[cfg(any(
    feature = "fetch",
    feature = "pull",
    feature = "publish",
    feature = "announce"
))]
pub mod net;
pub mod output;
#[cfg(feature = "publish")]
pub mod publish;
#[cfg(feature = "pull")]
pub mod pull;
mod read;
pub mod render;
pub mod selection;
#[cfg(feature = "serve")]
pub mod serve;
mod stamp;
pub mod uri;
pub mod warning;

pub use build::{Error, Report, build, rebuild};
pub use config::Config;
pub use content::Trust;
pub use output::{Folder, Mode};

use feedmill_text::nearest;
pub use feedmill_text::{date, value};
pub use feedmill_validate as validate;
