//! Why a document cannot be written.

/// A document cannot be written: a fault of feedmill, since no input may cause it.
#[derive(Debug, thiserror::Error)]
#[error("{format} cannot be written: {source}")]
pub struct Error {
    format: &'static str,
    source: Box<dyn std::error::Error + Send + Sync>,
}

impl Error {
    /// The error of whatever writes `format`. Its type stays inside, so that another crate may take its place.
    pub(super) fn new(
        format: &'static str,
        source: impl std::error::Error + Send + Sync + 'static,
    ) -> Self {
        Error {
            format,
            source: Box::new(source),
        }
    }
}
