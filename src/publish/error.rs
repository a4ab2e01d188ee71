//! Why a run did not finish.

use super::manifest::MANIFEST;
use super::store::Fault;

/// A run that did not finish. What a list names is there all the same.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing to publish.
    #[error("{0}: there are no feeds\n  help: run `feedmill build` first")]
    NoDocuments(String),
    /// A file cannot be read.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: std::path::PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The destination cannot be used.
    #[error("{to}: {message}\n  help: {help}")]
    Destination {
        /// What the settings say.
        to: String,
        /// What is wrong.
        message: String,
        /// How to fix it.
        help: &'static str,
    },
    /// Another run is at work.
    #[error(
        "another run is publishing there; its lease ends at {0} unless it goes on\n  help: wait for it; if it was killed, use `--take-over`"
    )]
    Busy(String),
    /// Another run is at work in a folder.
    #[error("another run is publishing there\n  help: wait until it is done")]
    Running,
    /// Another run has taken the turn.
    #[error(
        "another run has taken over; this one has stopped\n  help: run it again after the other one is done"
    )]
    Overtaken,
    /// The list at the destination is not one of feedmill's.
    #[error(
        "{MANIFEST}: cannot be read: {0}\n  help: remove it there; the next run publishes everything again, and removes nothing"
    )]
    Manifest(serde_json::Error),
    /// The system gives no random numbers, without which two runs could take each other's lock for their own.
    #[error("this system gives no random numbers, which a lock needs: {0}")]
    Random(String),
    /// The store does not do what it is asked.
    #[error("{key}: {fault}")]
    Store {
        /// What was to be read or written.
        key: String,
        /// Why it was not.
        fault: Fault,
    },
}
