//! What says of a document whether it may be written.

use std::fmt;

use crate::render::Document;

/// What a document has to pass before it is written.
pub(super) struct Gate(Box<Check>);

type Check = dyn Fn(&Document) -> bool + Send + Sync;

impl Gate {
    pub fn new(check: impl Fn(&Document) -> bool + Send + Sync + 'static) -> Self {
        Self(Box::new(check))
    }

    pub fn lets_pass(&self, document: &Document) -> bool {
        (self.0)(document)
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Gate")
    }
}
