//! Why a folder cannot be read or written.

use std::path::{Path, PathBuf};

/// The folder cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {what}", path.display())]
pub struct Error {
    path: PathBuf,
    what: &'static str,
    source: std::io::Error,
}

impl Error {
    pub(crate) fn new(path: &Path, what: &'static str, source: std::io::Error) -> Self {
        Error {
            path: path.to_owned(),
            what,
            source,
        }
    }
}
