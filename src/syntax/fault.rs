//! A fault: where it is, what is wrong, and how to fix it.

use std::ops::Range;

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The bytes that are meant; none if nothing is known but that the whole text is meant.
    pub span: Option<Range<usize>>,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

impl Fault {
    /// A fault at these bytes.
    pub fn at(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Fault {
            span: Some(span),
            message: message.into(),
            help: help.into(),
        }
    }

    /// A fault of the whole text.
    pub fn whole(message: impl Into<String>, help: impl Into<String>) -> Self {
        Fault {
            span: None,
            message: message.into(),
            help: help.into(),
        }
    }

    /// The line and the column in characters, both from 1, of the fault in its text.
    pub fn position(&self, text: &str) -> Option<(usize, usize)> {
        let start = self.span.as_ref()?.start.min(text.len());
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        Some((line, before[line_start..].chars().count() + 1))
    }
}

/// The byte at a line and a column, both from 1; the end of the line, or of the text, if there is none.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    let start: usize = lines.map(str::len).sum();
    let rest = text[start..].lines().next().unwrap_or_default();
    let skipped = rest.chars().take(column.saturating_sub(1));
    start + skipped.map(char::len_utf8).sum::<usize>()
}

/// The line that holds a byte, without its end.
pub(super) fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    let end = start + text[start..end].trim_end().len();
    start..end
}

/// From a byte to the end of what is written in its line.
pub(super) fn rest_of_line(text: &str, at: usize) -> Range<usize> {
    at..line_of(text, at).end.max(at)
}
