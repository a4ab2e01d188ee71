//! Why a text is not a rule.

use std::fmt;
use std::ops::Range;

/// Why a text is not a rule, and which part of it is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// The part of the text that is wrong, in bytes; empty at the end of the text if something is missing there.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

impl RuleError {
    pub(super) fn new(
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        RuleError {
            span,
            message: message.into(),
            help: help.into(),
        }
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for RuleError {}
