//! The paths of one kind of document, as patterns of servers.

use crate::config::{Config, Format, Kind};
use crate::feed;
use crate::selection::Selection;

/// Stands for a term while a template is filled; no path of a site holds it.
const TERM: &str = "\u{1}";

/// A path in which a term may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern {
    parts: Vec<String>,
}

impl Pattern {
    /// The paths of the documents in `format` of the feeds of `kind`.
    pub(super) fn of(config: &Config, kind: Kind, format: Format) -> Self {
        let any = Selection {
            kind,
            name: String::new(),
            slug: TERM.to_owned(),
            posts: Vec::new(),
            total: 0,
        };
        Pattern::literal(&feed::path(config, &any, format))
    }

    /// One path; terms in it are marked.
    pub(super) fn literal(path: &str) -> Self {
        Pattern {
            parts: path.split(TERM).map(str::to_owned).collect(),
        }
    }

    /// The pattern as a regular expression, not anchored.
    pub(super) fn expression(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|part| escaped(part)).collect();
        parts.join("[^/]+")
    }

    /// The pattern with `wildcard` for a term, and everything else as it is written in URLs.
    pub(super) fn with(&self, wildcard: &str) -> String {
        let parts: Vec<String> = self
            .parts
            .iter()
            .map(|part| crate::uri::encode_path(part))
            .collect();
        parts.join(wildcard)
    }

    /// Whether a term stands alone between two slashes.
    pub(super) fn has_whole_parts(&self) -> bool {
        self.parts.windows(2).all(|two| {
            (two[0].is_empty() || two[0].ends_with('/'))
                && (two[1].is_empty() || two[1].starts_with('/'))
        })
    }
}

/// A text that matches itself alone.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '/' | '-' | '_') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
