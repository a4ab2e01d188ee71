//! Why posts cannot be had from where they are.

/// Why posts cannot be had from where they are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}\n  help: {help}")]
pub struct SourceError {
    pub(crate) message: String,
    pub(crate) help: String,
}

impl SourceError {
    /// An error with what is wrong and how to fix it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        SourceError {
            message: message.into(),
            help: help.into(),
        }
    }

    /// The input cannot be read.
    pub(super) fn unreadable(error: &std::io::Error) -> Self {
        SourceError::new(
            format!("the posts cannot be read: {error}"),
            "check that the file is whole and readable, and build again",
        )
    }

    /// The posts cannot be kept in a temporary file until they are shown.
    pub(super) fn not_kept(error: &std::io::Error) -> Self {
        SourceError::new(
            format!("the posts cannot be written to a temporary file: {error}"),
            "free space in the folder of temporary files, or name another one in the variable `TMPDIR`",
        )
    }
}
