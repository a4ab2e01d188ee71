//! What reading a document gives: its nodes in the order of their start, and what ended the reading.

use std::borrow::Cow;
use std::ops::Range;

use super::{Attribute, Element};
use crate::schema::Space;

/// No node: the parent of the root, the next of the last.
pub(super) const NONE: u32 = u32::MAX;

pub(crate) struct Tree<'t> {
    pub text: &'t str,
    pub(super) nodes: Vec<NodeData<'t>>,
    pub(super) attributes: Vec<AttributeData<'t>>,
    pub declarations: Vec<Declaration<'t>>,
    pub doctype: Option<Doctype<'t>>,
    /// What breaks XML, in the order of the places. Reading goes on after each as well as it can.
    pub faults: Vec<Fault>,
    /// The namespace that the root element had before it was taken for another.
    pub(super) renamed: Option<Space>,
}

pub(super) struct NodeData<'t> {
    pub parent: u32,
    pub first: u32,
    pub next: u32,
    pub start: u32,
    /// The end of the start tag, or of the text.
    pub end: u32,
    /// Where an element ends, with its end tag.
    pub close: u32,
    pub kind: Kind<'t>,
}

pub(super) enum Kind<'t> {
    Text(Cow<'t, str>),
    Element {
        space: Space,
        prefix: &'t str,
        local: &'t str,
        attributes: Range<u32>,
        is_closed: bool,
    },
}

pub(super) struct AttributeData<'t> {
    pub space: Space,
    pub prefix: &'t str,
    pub local: &'t str,
    pub value: Cow<'t, str>,
    pub start: u32,
    pub value_start: u32,
}

/// `xmlns:prefix="uri"` on some element.
pub(crate) struct Declaration<'t> {
    pub prefix: &'t str,
    pub uri: Cow<'t, str>,
    pub space: Space,
    pub at: usize,
}

/// What a document says before its root element.
pub(crate) struct Doctype<'t> {
    pub at: usize,
    pub name: &'t str,
    pub public: Option<&'t str>,
    pub system: Option<&'t str>,
    /// The general entities that the document declares for itself.
    pub entities: Vec<Entity<'t>>,
}

pub(crate) struct Entity<'t> {
    pub at: usize,
    pub name: &'t str,
    pub is_external: bool,
}

/// A place that breaks XML. A strict parser stops at the first one.
#[derive(Debug)]
pub(crate) struct Fault {
    pub at: usize,
    pub kind: FaultKind,
    pub message: String,
    /// Whether it is about this place alone, such as a bare `&`. What breaks the structure has echoes further down.
    pub is_local: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// The document breaks a rule of XML.
    Malformed,
    /// There is something before the XML declaration.
    LateDeclaration,
    /// An entity that nobody declared.
    Entity,
    /// A prefix that stands for no namespace.
    Prefix,
    /// A limit of ours, not a rule of XML.
    Limit,
}

/// A piece of an element's content.
pub(crate) enum Node<'a, 't> {
    Element(Element<'a, 't>),
    Text { value: &'a Cow<'t, str>, at: usize },
}

impl<'t> Tree<'t> {
    pub fn root(&self) -> Option<Element<'_, 't>> {
        self.elements().next()
    }

    /// What a strict parser stops at.
    pub fn fault(&self) -> Option<&Fault> {
        self.faults.first()
    }

    /// Every element, in the order of their start tags.
    pub fn elements<'a>(&'a self) -> impl Iterator<Item = Element<'a, 't>> {
        (0..self.nodes.len() as u32).filter_map(move |index| self.element(index))
    }

    /// The element of this index, which is its own.
    pub fn element(&self, index: u32) -> Option<Element<'_, 't>> {
        match self.nodes.get(index as usize)?.kind {
            Kind::Element { .. } => Some(Element { tree: self, index }),
            Kind::Text(_) => None,
        }
    }

    pub(super) fn attribute(&self, index: u32) -> Attribute<'_, 't> {
        Attribute {
            data: &self.attributes[index as usize],
        }
    }

    /// Take the root's namespace for another, so that a feed with a slip in its namespace is checked as what it wants to be.
    pub fn take_root_for(&mut self, right: Space) {
        let root = self.nodes.first().map(|node| &node.kind);
        let Some(&Kind::Element {
            space: wrong,
            prefix: wanted,
            ..
        }) = root
        else {
            return;
        };
        self.renamed = Some(wrong);
        for node in &mut self.nodes {
            if let Kind::Element { space, prefix, .. } = &mut node.kind
                && *space == wrong
                && *prefix == wanted
            {
                *space = right;
            }
        }
    }
}
