//! What YAML's parser says of a fault, taken apart.

use crate::syntax::fault::{line_of, offset};

/// What the parser says: the problem and what it was doing, each with its place.
pub(super) struct Said<'e> {
    pub problem: &'e str,
    pub at: usize,
    pub context: &'e str,
    pub began: usize,
}

impl Said<'_> {
    /// Where the word begins whose character is refused.
    pub fn start(&self, text: &str) -> usize {
        let line = line_of(text, self.at);
        match self.context.is_empty() || self.context == "while scanning for the next token" {
            false if line.contains(&self.began) => self.began,
            _ => self.at,
        }
    }
}

/// Takes the parser's sentence apart: `problem at line 3 column 1, while doing at line 1 column 8`.
pub(super) fn said<'e>(text: &str, error: &'e str) -> Option<Said<'e>> {
    let (problem, context) = match error.split_once(", while ") {
        Some((problem, _)) => (problem, &error[problem.len() + 2..]),
        None => (error, ""),
    };
    let is_known = [
        "found ",
        "did not find ",
        "could not find ",
        "mapping ",
        "block sequence ",
        "control ",
        "invalid ",
        "incomplete ",
        "unexpected ",
        "input ",
    ];
    let is_syntax = is_known.iter().any(|start| problem.starts_with(start)) || !context.is_empty();
    // What serde says has the key before a colon, such as `feeds.limit: invalid type: …`.
    if !is_syntax
        || problem.starts_with("invalid type")
        || problem.starts_with("invalid value")
        || problem.starts_with("invalid length")
    {
        return None;
    }
    let at = place(problem).map_or(0, |(line, column)| offset(text, line, column));
    let began = match place(context) {
        Some((line, column)) => offset(text, line, column),
        // The parser does not say it again if it is the same place, and never says the first character.
        None if context.contains("quoted scalar") || context.contains("flow") => 0,
        None => at,
    };
    Some(Said {
        problem: without_place(problem),
        at,
        context: without_place(context),
        began,
    })
}

/// The line and the column of `… at line 3 column 1`.
pub(super) fn place(text: &str) -> Option<(usize, usize)> {
    let (_, place) = text.split_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    let digits = column.find(|c: char| !c.is_ascii_digit());
    let column = &column[..digits.unwrap_or(column.len())];
    Some((line.parse().ok()?, column.parse().ok()?))
}

fn without_place(text: &str) -> &str {
    let text = text.split(" at line ").next().unwrap_or(text);
    text.split(" at position ").next().unwrap_or(text)
}
