//! Markdown as Python-Markdown reads it, with its extensions.

// What is read here is other people's text, and a panic would lose the rest of it.
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::unwrap_used))]

mod abbreviation;
mod attribute;
mod block;
mod footnote;
mod inline;
mod options;
mod place;
mod prepare;
mod quotes;
mod raw;
mod smarty;
mod smartypants;
mod toc;
mod tree;
mod write;

#[cfg(test)]
mod tests;

pub use options::Options;
pub use smartypants::{Dashes, smartypants};

use block::Parser;
use inline::Inline;
use tree::Element;

/// The version of this crate. What it makes may differ between two versions, so caches of it belong to one.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The example of the README is tested like those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The HTML of a text. Whatever it is, there is some.
#[must_use]
pub fn to_html(source: &str, options: &Options) -> String {
    let mut place = place::Place::new(options, source.len());
    let text = prepare::prepare(source, &mut place);
    let mut root = Element::new("div");
    Parser::new(&mut place).document(&mut root, &text);
    let notes = footnote::ids(&mut place);
    let notes = footnote::list(&mut place, &notes);
    footnote::put(&mut root, notes);
    Inline::new(&mut place).tree(&mut root);
    footnote::number(&mut root, &place);
    if options.attributes {
        attribute::assign(&mut root);
    }
    abbreviation::mark(&mut root, &place);
    if options.smart {
        smarty::educate(&mut root);
    }
    if options.toc {
        toc::headings(&mut root, &place);
    }
    root.walk(&mut |element| {
        if let Some(code) = element.code().filter(|code| code.children.is_empty()) {
            // A block of code ends with one line end, whatever blank lines of the source come after it.
            code.text.truncate(code.text.trim_end().len());
            code.text.push('\n');
        }
    });
    write::html(&root, &place)
}
