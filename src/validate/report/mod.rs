//! What is said of a document, and how it is written.

mod json;

pub use json::json;

use super::{Finding, Kind, Severity};

/// What was found in a document.
#[derive(Debug)]
pub struct Report {
    /// The path or address of the document.
    pub document: String,
    /// What it is.
    pub kind: Kind,
    /// What is wrong, in the order of the places.
    pub findings: Vec<Finding>,
    /// How many findings were left out, because their rules had so many already.
    pub omitted: usize,
}

impl Report {
    /// Whether no finding is an error.
    pub fn is_valid(&self) -> bool {
        self.worst() < Some(Severity::Error)
    }

    /// The worst severity of all findings.
    pub fn worst(&self) -> Option<Severity> {
        self.findings
            .iter()
            .map(|finding| finding.rule.severity)
            .max()
    }
}
