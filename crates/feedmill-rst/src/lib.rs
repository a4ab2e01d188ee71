//! reStructuredText as blogs write it, to HTML that says what the HTML of docutils says.

// What is read here is other people's text, and a panic would lose the rest of it.
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::unwrap_used))]

mod block;
mod directive;
mod explicit;
mod grid;
mod html;
mod inline;
mod label;
mod line;
mod list;
mod names;
mod notes;
mod number;
mod place;
mod role;
mod table;
mod tree;

#[cfg(test)]
mod tests;

use html::Writer;
use tree::Block;

/// The version of this crate. What it makes may differ between two versions, so caches of it belong to one.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The example of the README is tested like those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// A document that has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The title in HTML: a section's that all of the document is in.
    pub title: Option<String>,
    /// The fields that the document begins with, in their order, such as `:date: 2024-05-01`.
    pub fields: Vec<Field>,
    /// The rest of the document in HTML.
    pub html: String,
    /// What is not understood, in the order in which it was found. Its text is in the HTML all the same.
    pub problems: Vec<Problem>,
}

/// One of the fields that a document begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What is between the colons.
    pub name: String,
    /// What it says, as it is written.
    pub text: String,
    /// The same in HTML; a single paragraph is in no `p`.
    pub html: String,
}

/// Something that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is, from 1; 0 if that is not known.
    pub line: usize,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

/// Reads a document in English. It takes any text: what is not markup is shown as it is.
#[must_use]
pub fn read(source: &str) -> Document {
    read_in(source, "en")
}

/// Reads a document in a language such as `de` or `pt-BR`, whose words docutils has for notes and tables of contents.
#[must_use]
pub fn read_in(source: &str, language: &str) -> Document {
    let source = line::expand_tabs(source).replace(notes::WAY_BACK, "");
    let lines = line::lines(&source);
    let mut parser = block::Parser::default();
    language.clone_into(&mut parser.language);
    let mut blocks = parser.blocks(&lines, true);
    parser.names.number();
    // Below a title, a section that all the rest is in is the subtitle.
    let title = promote(&mut blocks);
    if title.is_some() {
        promote(&mut blocks);
    }
    let fields = take_fields(&mut blocks);
    let default_role = parser.default_role.as_deref();
    let mut writer = Writer::new(&parser.names, &parser.roles, default_role);
    let title = title.map(|title| writer.inline(&title));
    let fields = fields.into_iter().map(|field| Field {
        html: match field.blocks.as_slice() {
            [Block::Paragraph(text)] => writer.inline(text),
            blocks => writer.blocks(blocks),
        },
        name: field.name,
        text: inline::unescape(&field.text),
    });
    let fields = fields.collect();
    let html = writer.document(&blocks);
    let mut problems = parser.problems.clone();
    problems.append(&mut writer.problems);
    Document {
        title,
        fields,
        html,
        problems,
    }
}

/// Whether a block shows nothing, so that a title may come after it.
fn is_quiet(block: &Block) -> bool {
    matches!(block, Block::Nothing | Block::Target(_))
}

/// Takes out the first heading if all of the document is in its section.
fn promote(blocks: &mut Vec<Block>) -> Option<String> {
    let first = blocks.iter().position(|block| !is_quiet(block))?;
    let is_wanted = |block: &Block| matches!(block, Block::Heading { level, .. } if *level == 1);
    if !is_wanted(&blocks[first]) || blocks[first + 1..].iter().any(is_wanted) {
        return None;
    }
    match blocks.remove(first) {
        Block::Heading { text, .. } => {
            // What is in the section moves up.
            for block in blocks.iter_mut() {
                if let Block::Heading { level, .. } = block {
                    *level = level.saturating_sub(1).max(1);
                }
            }
            Some(text)
        }
        _ => None,
    }
}

/// Takes out the fields that a document begins with.
fn take_fields(blocks: &mut Vec<Block>) -> Vec<tree::Field> {
    let Some(first) = blocks.iter().position(|block| !is_quiet(block)) else {
        return Vec::new();
    };
    if !matches!(blocks[first], Block::Fields(_)) {
        return Vec::new();
    }
    match blocks.remove(first) {
        Block::Fields(fields) => fields,
        _ => Vec::new(),
    }
}
