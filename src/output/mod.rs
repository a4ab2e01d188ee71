//! The only code that writes: documents go to a folder, or are compared with what is there.

mod folder;
#[cfg(feature = "serve")]
pub mod serve;
#[cfg(feature = "watch")]
pub mod watch;

pub use folder::{Change, Error, Folder, Mode, Summary};
