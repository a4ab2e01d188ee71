//! A page as a tree: elements and texts in the order in which they stand, each with where its contents end.

use super::super::attribute::{Attribute, value_of};
use super::super::tag::Tag;

/// A page, taken apart.
pub(super) struct Tree<'h> {
    pub html: &'h str,
    /// Every node, parents before their children.
    pub nodes: Vec<Node<'h>>,
    /// The attributes of all elements.
    pub attributes: Vec<Attribute<'h>>,
}

/// An element or a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'h> {
    /// The name of an element, as it is written; empty for a text.
    pub name: &'h str,
    pub tag: Tag,
    /// Where its start tag or text begins and ends in the page.
    pub start: usize,
    pub end: usize,
    /// The node after the last one inside of this one.
    pub after: usize,
    pub parent: usize,
    /// Where its attributes begin and end among all.
    pub attributes: (u32, u32),
    /// Whether a text stands in a script, or in another element whose text is not HTML.
    pub is_raw: bool,
    /// Whether the element is SVG or MathML.
    pub is_foreign: bool,
    /// Whether the element has no end tag.
    pub is_void: bool,
    /// Whether its start tag ends in `/>`.
    pub closes_itself: bool,
}

impl<'h> Node<'h> {
    pub fn element(name: &'h str, tag: Tag, place: (usize, usize), parent: usize) -> Self {
        Node {
            name,
            tag,
            start: place.0,
            end: place.1,
            after: 0,
            parent,
            attributes: (0, 0),
            is_raw: false,
            is_foreign: false,
            is_void: false,
            closes_itself: false,
        }
    }

    pub fn with_attributes(self, from: usize, to: usize) -> Self {
        Node {
            attributes: (from as u32, to as u32),
            ..self
        }
    }

    pub fn is_text(&self) -> bool {
        self.name.is_empty()
    }

    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

impl<'h> Tree<'h> {
    /// The attributes of an element.
    pub fn attributes(&self, node: usize) -> &[Attribute<'h>] {
        let (from, to) = self.nodes[node].attributes;
        &self.attributes[from as usize..to as usize]
    }

    /// The value of an attribute as it is written.
    pub fn attribute(&self, node: usize, name: &str) -> Option<&'h str> {
        value_of(self.attributes(node), name)
    }

    /// The text of a node as it is written.
    pub fn source(&self, node: usize) -> &'h str {
        let Node { start, end, .. } = self.nodes[node];
        &self.html[start..end]
    }

    /// The nodes directly inside of an element.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let after = self.nodes[node].after;
        let mut next = node + 1;
        std::iter::from_fn(move || {
            (next < after).then(|| {
                let child = next;
                next = self.nodes[child].after;
                child
            })
        })
    }

    /// The elements inside of an element, at any depth.
    pub fn elements(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        (node + 1..self.nodes[node].after).filter(|inner| !self.nodes[*inner].is_text())
    }

    /// The elements around a node, from inside out.
    pub fn around(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = node;
        std::iter::from_fn(move || {
            if at == 0 {
                return None;
            }
            at = self.nodes[at].parent;
            Some(at)
        })
    }

    /// Whether `node` is `outer` or stands in it.
    pub fn is_within(&self, node: usize, outer: usize) -> bool {
        (outer..self.nodes[outer].after).contains(&node)
    }

    /// Whether an element has this class.
    pub fn has_class(&self, node: usize, class: &str) -> bool {
        self.classes(node).any(|one| one == class)
    }

    /// The classes of an element.
    pub fn classes(&self, node: usize) -> impl Iterator<Item = &'h str> {
        let classes = self.attribute(node, "class").unwrap_or_default();
        classes.split_ascii_whitespace()
    }

    /// Whether one of the words in an attribute is `word`.
    pub fn has_word(&self, node: usize, attribute: &str, word: &str) -> bool {
        self.attribute(node, attribute).is_some_and(|value| {
            let mut words = value.split_ascii_whitespace();
            words.any(|one| one.eq_ignore_ascii_case(word))
        })
    }

    /// The text of a node and all in it, with references decoded; scripts and styles are none.
    pub fn text(&self, node: usize) -> String {
        let mut text = String::new();
        for inner in node..self.nodes[node].after {
            let found = &self.nodes[inner];
            if found.is_text() && !found.is_raw {
                text.push_str(&feedmill_text::entity::decode_entities(self.source(inner)));
            } else if found.tag.ends_paragraph() || found.tag == Tag::Br {
                text.push(' ');
            }
        }
        text
    }

    /// The same with single spaces between words.
    pub fn folded_text(&self, node: usize) -> String {
        folded(&self.text(node))
    }
}

/// A text with single spaces between its words.
pub(super) fn folded(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut folded = words.next().unwrap_or_default().to_owned();
    for word in words {
        folded.push(' ');
        folded.push_str(word);
    }
    folded
}
