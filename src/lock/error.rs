//! Why a lock cannot be used.

use std::path::{Path, PathBuf};

/// A lock cannot be used. It is never overwritten then.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error("{}: the lock cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A line is not one of a lock.
    #[error("{}:{line}: {message}\n  help: {help}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
        /// How to fix it.
        help: String,
    },
}

impl Error {
    pub(super) fn line(
        path: &Path,
        line: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Error::Line {
            path: path.to_owned(),
            line,
            message: message.into(),
            help: help.into(),
        }
    }
}
