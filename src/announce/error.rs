//! Why an announcement could not be made.

use std::path::PathBuf;

use crate::publish;

/// An announcement that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nobody to tell.
    #[error(
        "{0}: names no hub, search engine or account to announce to\n  help: add a hub to it:\n\n    feeds:\n      hub: https://pubsubhubbub.appspot.com/\n"
    )]
    Nobody(String),
    /// There is nothing to tell of.
    #[error(transparent)]
    Documents(#[from] publish::Error),
    /// The posts cannot be listed.
    #[error(transparent)]
    Posts(#[from] crate::content::scan::Error),
    /// A setting is wrong.
    #[error("{file}: {message}\n  help: {help}")]
    Setting {
        /// The file that it is in.
        file: String,
        /// What is wrong.
        message: String,
        /// How to fix it.
        help: &'static str,
    },
    /// What was announced before cannot be read.
    #[error(
        "{}: {source}\n  help: remove it; the next run notifies every hub and search engine again", path.display()
    )]
    State {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// Other announcements cannot be kept out.
    #[error("{}: cannot be locked: {source}", path.display())]
    Lock {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The lock of the site cannot be used.
    #[error(transparent)]
    Ids(#[from] crate::lock::Error),
    /// A selector in the settings is invalid.
    #[error(transparent)]
    Config(#[from] crate::config::Error),
    /// A variable of the environment is not set.
    #[error(
        "the environment variable `{0}` is not set\n  help: set it, for instance as a secret of the CI; settings hold no secrets"
    )]
    Variable(String),
    /// A destination needs what this was built without.
    #[error(
        "this feedmill was built without `{0}`\n  help: install feedmill with `--features full`, or with `--features {0}`"
    )]
    Missing(&'static str),
    /// What was sent before cannot be read.
    #[error(
        "{}: the ledger cannot be read: {source}\n  help: check its permissions; without it, everything would be sent again", path.display()
    )]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A line of the ledger is damaged. It is never overwritten then.
    #[error("{}:{line}: {message}\n  help: {help}", path.display())]
    Ledger {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
        /// How to fix it.
        help: &'static str,
    },
    /// A file cannot be written.
    #[error(transparent)]
    Output(#[from] crate::output::Error),
}
