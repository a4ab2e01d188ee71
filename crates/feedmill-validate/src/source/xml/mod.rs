//! A strict reader of XML 1.0 with namespaces, which knows where everything stands and never expands a DTD.
//!
//! It notes every fault of well-formedness and goes on after it: the rest of a broken document can be checked as well.

mod chars;
mod doctype;
mod element;
mod parse;
mod recover;
mod reference;
mod scope;
mod start;
mod tree;

pub(crate) use element::{Attribute, Element};
pub(crate) use reference::Trail;
pub(crate) use tree::{FaultKind, Node, Tree};

#[cfg(test)]
mod tests;
