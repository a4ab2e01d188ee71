//! The only code that writes: documents go to a folder, or are compared with what is there.

mod folder;
mod gate;
#[cfg(feature = "watch")]
pub mod watch;

#[cfg(any(feature = "pull", feature = "publish", feature = "announce"))]
pub(crate) use folder::write;
pub use folder::{Change, Error, Folder, Mode, Summary};
