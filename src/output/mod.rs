//! The only code that writes: documents go to a folder, or are compared with what is there.

mod folder;
mod gate;
#[cfg(feature = "watch")]
pub mod watch;

#[cfg(any(feature = "pull", feature = "publish", feature = "announce"))]
pub(crate) use folder::write;
#[cfg(any(feature = "publish", feature = "announce"))]
pub(crate) use folder::written;
pub use folder::{Change, Error, Folder, Mode, Summary};
