//! The only code that writes: documents go to a folder, or are compared with what is there.

mod change;
mod error;
mod folder;
mod gate;
mod guard;
mod manifest;
#[cfg(feature = "serve")]
pub mod serve;
pub mod state;
mod summary;
mod tally;
#[cfg(feature = "watch")]
pub mod watch;
mod write;

pub use change::Change;
pub use error::Error;
pub use folder::Folder;
#[cfg(any(feature = "publish", feature = "announce"))]
pub(crate) use folder::written;
pub use state::{Keys, Made, Output, State, Store, Written};
pub use summary::{Mode, Summary};
pub use tally::Tally;
#[cfg(any(feature = "pull", feature = "publish", feature = "announce"))]
pub(crate) use write::{sweep, whole as write};
