//! What a build did to a folder.

use std::collections::BTreeMap;

use super::{Change, Written};
use crate::warning::Warning;

/// What happens to documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// They are written.
    Write,
    /// They are compared with what is there, and nothing is written.
    Check,
}

/// What a build did to a folder.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Summary {
    /// Every document that is not as it was, by path.
    pub changes: Vec<(String, Change)>,
    /// How many are as they were.
    pub unchanged: usize,
    /// The size of all documents together, in bytes.
    pub bytes: u64,
    /// Every document in the folder, for the next build.
    pub(crate) written: BTreeMap<String, Written>,
    /// Which documents did not pass the gate, in the order of their paths.
    pub refused: Vec<String>,
    /// Which documents were not written since something that is not feedmill's stands in their way, in the order of their
    /// paths. The warnings say what.
    pub blocked: Vec<String>,
    /// What stands in the way of documents, and what an earlier build wrote and this one did not remove.
    pub warnings: Vec<Warning>,
}
