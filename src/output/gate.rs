//! What says of a document whether it may be written.

use std::fmt;

use crate::render::Document;

/// Somebody's judgement.
pub(super) struct Gate(Box<Judgement>);

type Judgement = dyn Fn(&Document) -> bool + Send + Sync;

impl Gate {
    pub fn new(judgement: impl Fn(&Document) -> bool + Send + Sync + 'static) -> Self {
        Self(Box::new(judgement))
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
