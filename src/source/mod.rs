//! Posts that do not lie in a folder: where they are, and how they are read again.
//!
//! A [`PostSource`] passes on every post once. What else a build asks of posts is answered by a [`Store`], which knows where each post
//! lies in one file of lines and reads it when a feed shows it.

mod error;
mod from;
mod jsonl;
mod key;
mod open;
mod post;
mod posts;
mod schema;
mod slot;
mod store;
mod stream;

pub use error::SourceError;
pub(crate) use from::From;
pub(crate) use open::open;
pub use post::SourcePost;
pub use posts::{PostSource, Posts};
#[doc(hidden)]
pub use schema::schema;
pub(crate) use slot::Slot;
pub(crate) use store::Store;
