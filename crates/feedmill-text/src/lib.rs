//! What feedmill's engines stand on: dates, values, character references, tags of HTML, and the characters that XML forbids.
//!
//! - [`date`] reads every form of date that posts use, and writes those of RFC 822 and RFC 3339;
//! - [`value`] holds what YAML, TOML and JSON have in common;
//! - [`entity`] decodes and writes character references as HTML defines them;
//! - [`tags`] finds the tags of a text that is HTML;
//! - [`forbidden`] finds the characters that XML 1.0 does not allow;
//! - [`nearest`] finds the word that was meant.
//! - [`ruby_yaml`] writes YAML 1.1, as Ruby reads it, in words that mean the same in YAML 1.2.

// What is read here is other people's text, and a panic would lose the rest of it.
#![cfg_attr(not(test), deny(clippy::expect_used, clippy::unwrap_used))]

pub mod date;
pub mod entity;
pub mod forbidden;
pub mod nearest;
pub mod ruby_yaml;
pub mod tags;
pub mod value;

/// The version of this crate. What it makes may differ between two versions, so caches of it belong to one.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The example of the README is tested like those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
