//! The only code that writes: documents go to a folder, or are compared with what is there.

mod change;
mod error;
mod folder;
mod gate;
mod guard;
pub mod kind;
mod kinds;
mod manifest;
mod progress;
mod summary;
pub(crate) mod write;
mod written;

pub use change::Change;
pub(crate) use change::difference;
pub use error::Error;
pub use folder::Folder;
pub use kind::Kind;
pub use kinds::Kinds;
#[cfg(feature = "serve")]
pub(crate) use manifest::MANIFEST;
pub use progress::Progress;
pub use summary::{Mode, Summary};
pub(crate) use write::whole_by as write_by;
#[cfg(feature = "pull")]
pub(crate) use write::{Pending, commit};
#[cfg(any(feature = "pull", feature = "publish", feature = "announce"))]
pub(crate) use write::{sweep, whole as write};
pub use written::Written;
