//! Reading the files of a site: regular files only, up to a size, and text that does not nest without end.
//!
//! A file of a site may be a pipe that nobody writes to, a link to a device without an end, or larger than memory. All of
//! them are errors here instead of builds that hang.

mod bounds;
mod depth;
mod file;

pub use bounds::Bounds;
pub use depth::{depth, is_too_deep};
#[cfg(any(feature = "pull", feature = "publish", feature = "announce"))]
pub use file::DOCUMENT;
pub(crate) use file::escaped;
pub use file::{POST, SETTINGS, file, not_regular, open, text, too_large};
