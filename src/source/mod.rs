//! Posts that do not lie in a folder: where they are, and how they are read again.
//!
//! A [`PostSource`] passes on every post once. What else a build asks of posts is answered by a `Store`, which knows where each post
//! lies in one file of lines and reads it when a feed shows it.

mod error;
mod from;
mod ghost;
mod jsonl;
mod key;
mod open;
#[cfg(feature = "postgres")]
mod passwords;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod plan;
mod post;
#[cfg(feature = "postgres")]
mod postgres;
mod posts;
#[cfg(any(feature = "sqlite", feature = "postgres"))]
mod row;
mod rows;
mod schema;
mod slot;
#[cfg(feature = "sqlite")]
mod sqlite;
mod store;
mod stream;
mod wordpress;
mod wordpress_text;

pub use error::SourceError;
pub(crate) use from::From;
pub(crate) use open::{Around, open};
pub use post::SourcePost;
pub use posts::{PostSource, Posts};
#[doc(hidden)]
pub use rows::{Preset, RowFormat, Rows};
#[doc(hidden)]
pub use schema::schema;
pub(crate) use slot::Slot;
pub(crate) use store::Store;
