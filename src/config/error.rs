//! What stops a build before it starts.

use std::path::PathBuf;

/// A site's settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing that says what the site is.
    #[error(
        "{}: there is no feedmill.yaml, and no settings of Jekyll, Hugo, Zola, Eleventy or Pelican\n  help: `feedmill init` writes a feedmill.yaml; it needs two lines:\n\n    title: My site\n    url: https://example.org/\n",
        .0.display()
    )]
    Missing(PathBuf),
    /// The file cannot be read.
    #[error("{}: cannot be read", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The file is not what it should be.
    #[error("{}{}: {message}\n  help: {help}", path.display(), line.map(|line| format!(":{line}")).unwrap_or_default())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// The line, from 1, where one is known.
        line: Option<usize>,
        /// What is wrong.
        message: String,
        /// How to mend it.
        help: String,
    },
}
