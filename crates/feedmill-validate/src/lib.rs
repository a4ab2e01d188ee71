//! Is a document a legal feed, and will readers understand it? Bytes go in, a [`Report`] comes out, whatever the bytes.
//!
//! [`validate`] takes these steps:
//!
//! 1. `source` decodes the bytes and reads XML or JSON, keeping the place of everything;
//! 2. `check` goes through the document beside the tables of `schema`, which say what may stand where, and reads values
//!    with `value` and HTML with `html`;
//! 3. `rules` has a file for each thing that can be wrong: its name, its reasons, its fix, and what finds it;
//! 4. `fix` says what to write instead, where that is clear; [`fix()`] repairs a whole document;
//! 5. `report` writes the findings.
//!
//! Nothing here uses the model of feeds or what renders them: it checks their work.

// What is read here is other people's text, and a panic would lose the rest of it.
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::unwrap_used))]

mod check;
pub mod coverage;
pub mod deep;
mod discover;
pub mod explain;
mod finding;
mod fix;
mod html;
mod input;
mod kind;
pub mod page;
mod policy;
mod profile;
mod readable;
pub mod report;
mod rule;
mod rules;
mod schema;
mod source;
mod value;

pub use discover::discover;
pub use finding::Finding;
pub use fix::{Edit, Fix, Fixed, fix};
pub use input::{Input, Response};
pub use kind::Kind;
pub use policy::{Policy, PolicyError};
pub use profile::Profile;
pub use readable::{readable, rewritten};
pub use report::Report;
pub use rule::{Rule, Severity, Spec};

use feedmill_text::date::Timestamp;

/// The version of this crate. What it makes may differ between two versions, so caches of it belong to one.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The example of the README is tested like those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// Check a document. `now` is the present, by which a date lies in the future; without it no date does.
pub fn validate(input: &Input<'_>, now: Option<Timestamp>) -> Report {
    check::check(input, now)
}

/// Every rule, in the order of their names.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    rules::sorted().iter().copied()
}

/// The rule of this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.name == name)
}
