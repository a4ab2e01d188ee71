//! What a build did.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::output;
use crate::warning::Warning;

/// What a build did.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Report {
    /// How many files there are.
    pub files: usize,
    /// How many of them were read to know their posts; the others had not changed since the last build.
    pub read: usize,
    /// How many posts feeds may show.
    pub posts: usize,
    /// How many posts are left out as their authors want it, by reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// How many posts are left out because of errors.
    pub faulty: usize,
    /// How many feeds there are, each in every format.
    pub feeds: usize,
    /// What became of the documents.
    pub documents: output::Summary,
    /// Everything that was wrong with the input, in the order of the files.
    pub warnings: Vec<Warning>,
    /// What else there is to know: why the work of an earlier build could not be used.
    pub notes: Vec<String>,
    /// How long each stage took.
    pub stages: Vec<(&'static str, Duration)>,
}
