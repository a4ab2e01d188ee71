//! Why the server cannot run.

/// The server cannot run.
#[derive(Debug, thiserror::Error)]
#[error("{what}: {source}")]
pub struct Error {
    pub(super) what: String,
    pub(super) source: std::io::Error,
}
