//! RSS 2.0, on the `rss` crate.
//!
//! # Titles, names and other plain text
//!
//! They are escaped once, as XML wants it, so that an XML parser reads exactly what the author wrote. The RSS Advisory
//! Board's profile asks for the same, and prefers `&#x3C;` to `&lt;`, which are one character to every XML parser. To
//! escape twice, for readers that take a title for HTML, would show `&lt;` to all the others.

mod body;
mod channel;
mod cloud;
mod extension;
mod item;
mod podcast;

pub(super) use channel::render;
