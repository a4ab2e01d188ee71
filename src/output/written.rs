//! How a document is known to be as it was written.

use serde::{Deserialize, Serialize};

use crate::fingerprint::Fingerprint;

/// A document as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Its file.
    pub fingerprint: Fingerprint,
    /// What it holds, as a hash.
    pub contents: u128,
}
