//! Bounds a feed before feed-rs parses it.
//!
//! feed-rs keeps every entry, looks at each attribute of an element for every other, at each namespace for every element, and
//! goes one call deeper for elements inside each other: what a stranger sends must not make that long or deep.

mod bounded;
mod document;
mod json;
mod xml;

pub(super) use document::bounded;
