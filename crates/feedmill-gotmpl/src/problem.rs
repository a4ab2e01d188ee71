//! What a template cannot do, and how much work it may make.

use std::fmt;

/// Something in a template that is not understood, or that its own code reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The template's name.
    pub template: String,
    /// The line in it, from 1.
    pub line: usize,
    /// What is the matter.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.template, self.line, self.message)
    }
}

impl std::error::Error for Problem {}

/// How much work a template may make.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Nodes, calls and rounds of loops.
    pub steps: usize,
    /// Bytes of output, and of any text on the way to it.
    pub bytes: usize,
    /// Templates inside templates.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            steps: 200_000,
            bytes: 4 << 20,
            depth: 24,
        }
    }
}
