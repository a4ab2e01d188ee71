//! Liquid, the template language of Jekyll posts: a post's body is a template before it is Markdown.
//!
//! Most posts have neither `{{` nor `{%`, and come back as they are. The others are read into a tree and rendered as
//! Liquid's lax mode renders them under Jekyll: unknown variables are empty, unknown filters pass their input on. Where
//! Jekyll refuses a page (a tag that is not closed, a plugin that is missing, an include that is not there), as much of
//! the post as possible is kept, and a [`Problem`] says what was not.
//!
//! A template is a program. It gets a budget ([`Limits`]), and is cut off where that is spent: its text goes on, its
//! loops do not.

// What is read here is other people's text, and a panic would lose the rest of it.
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::unwrap_used))]

mod context;
mod datum;
mod excerpt;
mod filters;
mod parse;
mod problem;
mod render;
mod syntax;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use context::{Context, Limits, Site};
pub use excerpt::close_open_blocks;
pub use feedmill_text::value::{Map, Value};
pub use parse::{Parameter, parse_include_parameters};
pub use problem::{Problem, ProblemKind};

/// The version of this crate. What it makes may differ between two versions, so caches of it belong to one.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The example of the README is tested like those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// What a template came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered<'s> {
    /// The text; borrowed where the source has no Liquid.
    pub text: Cow<'s, str>,
    /// What could not be done as written, by line.
    pub warnings: Vec<Problem>,
}

/// Renders a post's body. No source makes it fail, or take longer than [`Context::limits`] allow.
pub fn render<'s>(source: &'s str, context: &Context<'_>) -> Rendered<'s> {
    if !has_liquid(source) {
        return Rendered {
            text: Cow::Borrowed(source),
            warnings: Vec::new(),
        };
    }
    let (text, warnings) = render::run(source, context);
    Rendered {
        text: Cow::Owned(text),
        warnings,
    }
}

/// Whether there is a `{{` or `{%` anywhere.
pub fn has_liquid(source: &str) -> bool {
    let bytes = source.as_bytes();
    memchr::memchr_iter(b'{', bytes).any(|at| matches!(bytes.get(at + 1), Some(b'{' | b'%')))
}
