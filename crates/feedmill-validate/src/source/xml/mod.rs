//! A strict reader of XML 1.0 with namespaces, which knows where everything stands and never expands a DTD.
//!
//! It stops at the first fault of well-formedness and keeps what it has read: a document can be judged up to there.

mod chars;
mod doctype;
mod element;
mod parse;
mod reference;
mod scope;
mod start;
mod tree;

pub(crate) use element::{Attribute, Element};
pub(crate) use reference::Trail;
pub(crate) use tree::{FaultKind, Node, Tree};

#[cfg(test)]
mod tests;
