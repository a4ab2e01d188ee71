//! What is known of a text while it is read: what it defines, and what stands in for markup that has been read.

use std::collections::HashMap;

use crate::Options;
use crate::tree::Element;

/// Begins what stands in for something: one letter and a number follow, and [`END`].
pub(crate) const START: char = '\u{2}';
/// Ends what stands in for something.
pub(crate) const END: char = '\u{3}';

/// Blocks inside blocks do not go deeper.
pub(crate) const DEEPEST: usize = 60;

/// So many times over may a text be looked at.
const TIMES: usize = 60;
/// So many bytes more may be looked at, for a short text with many stray marks.
const BASE: usize = 4_000_000;

/// HTML that passes through.
#[derive(Debug)]
pub(crate) enum Raw {
    Html(String),
    /// An element whose text is Markdown: whether it holds blocks, its own start, and its text.
    Markdown {
        element: Element,
        has_blocks: bool,
        text: String,
    },
}

/// What is known of a text.
#[derive(Debug)]
pub(crate) struct Place<'o> {
    pub options: &'o Options,
    /// HTML that passes through, by number.
    pub raw: Vec<Raw>,
    /// Addresses and titles by the names that links use.
    pub references: HashMap<String, (String, Option<String>)>,
    /// Footnotes in the order of their definitions.
    pub footnotes: Vec<(String, String)>,
    /// The names of footnotes in the order of their numbers.
    pub numbers: Vec<String>,
    /// Abbreviations and what they stand for.
    pub abbreviations: Vec<(String, String)>,
    left: usize,
}

impl<'o> Place<'o> {
    pub fn new(options: &'o Options, len: usize) -> Self {
        Place {
            options,
            raw: Vec::new(),
            references: HashMap::new(),
            footnotes: Vec::new(),
            numbers: Vec::new(),
            abbreviations: Vec::new(),
            left: len.saturating_mul(TIMES).saturating_add(BASE),
        }
    }

    /// Takes the work of looking at so many bytes; whether there was enough left.
    pub fn spend(&mut self, bytes: usize) -> bool {
        let enough = bytes <= self.left;
        self.left = self.left.saturating_sub(bytes);
        enough
    }

    /// What stands in for HTML from now on.
    pub fn keep(&mut self, html: String) -> String {
        self.raw.push(Raw::Html(html));
        mark('r', self.raw.len() - 1)
    }

    pub fn keep_markdown(&mut self, element: Element, has_blocks: bool, text: String) -> String {
        self.raw.push(Raw::Markdown {
            element,
            has_blocks,
            text,
        });
        mark('r', self.raw.len() - 1)
    }
}

/// What stands in for number `at` of a kind.
pub(crate) fn mark(kind: char, at: usize) -> String {
    format!("{START}{kind}{at}{END}")
}

/// The kind and the number of what a text begins to stand in for, and what follows it.
pub(crate) fn marked(text: &str) -> Option<(char, usize, &str)> {
    let inner = text.strip_prefix(START)?;
    let end = inner.find(END)?;
    let kind = inner.chars().next()?;
    let number = inner.get(kind.len_utf8()..end)?.parse().ok()?;
    Some((kind, number, &inner[end + END.len_utf8()..]))
}

/// A text cut into what is written and what stands in for something.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((kind, number, after)) = marked(rest) {
            rest = after;
            return Some(Piece::Mark(kind, number));
        }
        // A sign that begins nothing is passed over with the text after it.
        let skip = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[skip..].find(START).map_or(rest.len(), |at| skip + at);
        let piece = &rest[..end];
        rest = &rest[end..];
        Some(Piece::Text(piece))
    })
}

/// A part of a text.
pub(crate) enum Piece<'t> {
    Text(&'t str),
    /// A kind and a number.
    Mark(char, usize),
}
