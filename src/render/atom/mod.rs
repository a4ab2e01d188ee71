//! Atom 1.0 (RFC 4287), on the `atom_syndication` crate.

mod body;
mod elements;
mod entry;
mod feed;
mod history;

pub(super) use feed::render;
