//! Repairs: what a finding's place should say instead.

mod apply;
mod markup;
mod names;
mod own;
mod place;
mod values;

pub use apply::{Fixed, fix};

use std::ops::Range;

use crate::Response;
use crate::check::Document;
use crate::deep::Deep;
use crate::finding::Finding;
use crate::source::xml::Tree;
use crate::source::{Lines, Source};
use place::Places;

/// A repair of one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether readers show the same as before, wherever they showed anything.
    pub is_safe: bool,
    /// What to replace, in the order of the places; no two overlap.
    pub edits: Vec<Edit>,
}

/// A piece of the document's text, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the text to replace. See [`Input::text`](crate::Input::text).
    pub span: Range<usize>,
    /// The line and column where the piece begins, counted from 1; columns count characters.
    pub start: (usize, usize),
    /// The line and column after it.
    pub end: (usize, usize),
    /// What to write there.
    pub text: String,
}

/// What a repair needs to know of a document.
struct Site<'a, 't> {
    text: &'a str,
    tree: &'a Tree<'t>,
    source: &'a Source<'a>,
    places: Places,
    /// What was found at the addresses of the document.
    deep: Option<&'a Deep<'a>>,
    /// Where the document was found.
    response: Option<&'a Response>,
}

/// A repair before its lines and columns are counted.
struct Draft {
    is_safe: bool,
    edits: Vec<(Range<usize>, String)>,
}

impl Draft {
    fn safe(span: Range<usize>, text: impl Into<String>) -> Option<Self> {
        Some(Self {
            is_safe: true,
            edits: vec![(span, text.into())],
        })
    }

    fn unsafe_one(span: Range<usize>, text: impl Into<String>) -> Option<Self> {
        Some(Self {
            is_safe: false,
            edits: vec![(span, text.into())],
        })
    }
}

/// Give every finding that has a repair its repair.
pub(super) fn attach(findings: &mut [Finding], document: &Document<'_, '_>) {
    let (Some(tree), source) = (document.tree, document.source) else {
        return;
    };
    if !findings.iter().any(|finding| is_fixable(finding.rule.name)) {
        return;
    }
    let text = source.text.as_ref();
    let site = Site {
        text,
        tree,
        source,
        places: Places::new(tree),
        deep: document.deep,
        response: document.response,
    };
    let lines = Lines::new(text);
    for finding in findings {
        if !is_fixable(finding.rule.name) {
            continue;
        }
        let Some(draft) = draft(finding, &site) else {
            continue;
        };
        let edit = |(span, new): (Range<usize>, String)| Edit {
            start: lines.place(span.start),
            end: lines.place(span.end),
            span,
            text: new,
        };
        let edits: Vec<Edit> = draft.edits.into_iter().map(edit).collect();
        let is_change = |edit: &Edit| {
            text.get(edit.span.clone())
                .is_some_and(|old| old != edit.text)
        };
        if edits.iter().all(is_change) {
            finding.fix = Some(Fix {
                is_safe: draft.is_safe,
                edits,
            });
        }
    }
}

/// Rules whose findings may have a repair.
const FIXABLE: &[&str] = &[
    "atom/namespace-missing",
    "atom/namespace-wrong",
    "atom/self-link-missing",
    "atom/space-around-value",
    "deep/enclosure-length",
    "extension/namespace-misspelled",
    "feed/root-in-namespace",
    "feed/self-link-elsewhere",
    "feed/self-link-relative",
    "media/namespace",
    "opml/body-before-head",
    "podcast/explicit",
    "rss/enclosure-length-unknown",
    "rss/missing-attribute",
    "rss/self-link-missing",
    "rss/unexpected-attribute",
    "rss/unknown-element",
    "value/address-not-ascii",
    "value/address-not-whole",
    "value/address-with-bracket",
    "value/address-with-forbidden-character",
    "value/address-without-scheme",
    "value/boolean",
    "value/contact-format",
    "value/date-rfc3339",
    "value/date-rfc822",
    "value/date-rfc822-obsolete",
    "value/date-w3c",
    "value/date-wrong-weekday",
    "value/day",
    "value/hour-midnight",
    "value/language",
    "value/permalink-not-an-address",
    "value/true-false",
    "value/yes-no",
    "xml/blank-before-declaration",
    "xml/doubly-encoded",
    "xml/encoding-belied",
    "xml/encoding-mismatch",
    "xml/html-entity",
    "xml/not-well-formed",
];

fn is_fixable(rule: &str) -> bool {
    FIXABLE.binary_search(&rule).is_ok()
}

fn draft(finding: &Finding, site: &Site<'_, '_>) -> Option<Draft> {
    let at = finding.span.start;
    let name = finding.rule.name;
    match name.split('/').next()? {
        "xml" => markup::draft(name, at, site),
        "value" | "podcast" => values::draft(name, at, site),
        _ => match name {
            "atom/space-around-value"
            | "rss/enclosure-length-unknown"
            | "deep/enclosure-length" => values::draft(name, at, site),
            _ if name.contains("/self-link-") => own::draft(name, at, site),
            _ => names::draft(name, at, site),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_fixed_is_a_rule_and_in_order() {
        assert!(FIXABLE.is_sorted());
        for name in FIXABLE {
            assert!(crate::rule(name).is_some(), "{name}");
        }
    }
}
