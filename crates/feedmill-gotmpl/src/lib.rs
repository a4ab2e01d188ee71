//! Go's `html/template` as Hugo's shortcodes and render hooks use it.

// What runs here is other people's templates, and a panic would lose the page.
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::unwrap_used))]

mod context;
mod eval;
mod functions;
mod go_time;
mod host;
mod parse;
mod problem;
mod scan;
mod store;
mod tree;
mod value;

#[cfg(test)]
mod tests;

pub use host::{Host, NoHost};
pub use problem::{Limits, Problem};
pub use store::Stores;
pub use tree::Template;
pub use value::{Object, Safe, Value};

/// The version of this crate. What it makes may differ between two versions, so caches of it belong to one.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The example of the README is tested like those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
