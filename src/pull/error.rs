//! Why a pull could not be done.

use std::path::PathBuf;

/// A pull that could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing to pull.
    #[error(
        "{0}: names no sources\n  help: add them to it:\n\n    sources:\n      - url: https://example.org/feed.xml\n"
    )]
    NoSources(String),
    /// A setting is wrong.
    #[error("{file}: {message}\n  help: {help}")]
    Setting {
        /// The file that it is in.
        file: String,
        /// What is wrong.
        message: String,
        /// How to fix it.
        help: String,
    },
    /// A file cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A file cannot be written.
    #[error(transparent)]
    Output(#[from] crate::output::Error),
    /// What an earlier pull noted cannot be read.
    #[error(
        "{}: {source}\n  help: remove it; the next pull asks for every feed anew and keeps the posts that are there", path.display()
    )]
    State {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: serde_json::Error,
    },
}
