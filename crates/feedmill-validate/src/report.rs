//! What is said of a document, and how it is written.

mod baseline;
mod excerpt;
mod github;
mod json;
mod junit;
mod sarif;

pub use baseline::Baseline;
pub use excerpt::{Excerpt, excerpt};
pub use github::{Annotation, annotation, github, github_unread};
pub use json::{json, json_with_score};
pub use junit::junit;
pub use sarif::{sarif, uri};

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

/// A document that could not be read.
#[derive(Debug)]
pub struct Unread {
    /// Its path or address.
    pub document: String,
    /// Why.
    pub reason: String,
}

impl Report {
    /// Whether no finding is an error.
    pub fn is_valid(&self) -> bool {
        self.worst() < Some(Severity::Error)
    }

    /// How well the document fares, from 0 to 100. Each rule that it breaks counts once: 20 for an error, 5 for a warning, 1
    /// for a suggestion.
    pub fn score(&self) -> u8 {
        let rules: std::collections::BTreeMap<_, _> = self
            .findings
            .iter()
            .map(|finding| (finding.rule.name, finding.severity))
            .collect();
        let costs = rules.values().map(|severity| match severity {
            Severity::Error => 20,
            Severity::Warning => 5,
            Severity::Info => 1,
        });
        costs.fold(100_u8, u8::saturating_sub)
    }

    /// The worst severity of all findings.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

/// A number of things, in words.
fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
