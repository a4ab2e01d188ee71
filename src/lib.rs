//! feedmill turns a folder of posts into feeds: one for the site, and one for every category, tag and author, in RSS 2.0,
//! Atom 1.0 and JSON Feed 1.1.
//!
//! - [`Config`] has the settings of a site, and [`Build`] makes its feeds and returns a [`Report`].
//! - [`feed`] is the model of a feed, and [`render`](mod@render) writes one as a document.
//! - [`validate`] checks documents, feedmill's own and other people's.
//! - [`html`] makes HTML fit for feeds.
//! - [`date`] reads and writes dates.
//!
//! A [`Warning`] says what is wrong with one post; it never stops the others.
//!
//! # Without the command-line tool
//!
//! With `default-features = false` the crate is this library alone: building, rendering, validating and cleaning, without the
//! crates of the tool, of its allocator and of the server. `examples/` has a program for each:
//!
//! - `build.rs` builds the feeds of a site;
//! - `feed_from_memory.rs` renders a feed from memory as RSS, Atom and JSON Feed: see [`feed::Feed::new`] and
//!   [`feed::Entry::new`];
//! - `posts_from_memory.rs` builds the feeds of posts that a program has in memory: see [`source::PostSource`];
//! - `validate_bytes.rs` validates bytes: see [`validate::Input::new`];
//! - `clean_html.rs` cleans HTML for feed readers: see [`html::clean`].
//!
//! Modules that these pages do not show are for the command-line tool of the same package. They change without notice.

// What there is and what not is decided by input, and a panic would lose the other posts.
#![deny(clippy::expect_used, clippy::unwrap_used)]

#[cfg(feature = "pull")]
#[doc(hidden)]
pub mod adopt;
#[cfg(feature = "announce")]
#[doc(hidden)]
pub mod announce;
mod build;
mod built;
mod cache;
#[doc(hidden)]
pub mod config;
#[doc(hidden)]
pub mod content;
#[cfg(feature = "pull")]
#[doc(hidden)]
pub mod diff;
#[doc(hidden)]
pub mod doctor;
pub mod feed;
mod fingerprint;
#[doc(hidden)]
pub mod generators;
#[doc(hidden)]
pub mod hosting;
#[doc(hidden)]
pub mod index;
#[doc(hidden)]
pub mod load;
#[doc(hidden)]
pub mod lock;
#[cfg(any(
    feature = "fetch",
    feature = "pull",
    feature = "publish",
    feature = "announce"
))]
#[doc(hidden)]
pub mod net;
#[doc(hidden)]
pub mod output;
mod pages;
#[cfg(feature = "publish")]
#[doc(hidden)]
pub mod publish;
#[cfg(feature = "pull")]
#[doc(hidden)]
pub mod pull;
mod read;
pub mod render;
#[doc(hidden)]
pub mod rule;
#[doc(hidden)]
pub mod selection;
#[cfg(feature = "serve")]
#[doc(hidden)]
pub mod serve;
pub mod source;
mod syntax;
#[doc(hidden)]
pub mod uri;
#[doc(hidden)]
pub mod warning;

pub use build::{Build, Error, Report};
#[doc(hidden)]
pub use build::{build, lock_site, rebuild};
pub use config::{Config, Error as ConfigError, Format, Person, Podcast, Profile, SiteConfig};
pub use content::Trust;
pub use output::{Change, Summary};
#[doc(hidden)]
pub use output::{Folder, Mode};
pub use warning::Warning;

pub use feedmill_html as html;
pub use feedmill_text::date;
use feedmill_text::nearest;
#[doc(hidden)]
pub use feedmill_text::value;
pub use feedmill_validate as validate;
