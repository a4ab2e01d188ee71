//! An element, and its attributes.

use std::borrow::Cow;

use super::Node;
use super::tree::{AttributeData, Kind, NONE, NodeData, Tree};
use crate::schema::{Name, Space};

#[derive(Clone, Copy)]
pub(crate) struct Element<'a, 't> {
    pub(super) tree: &'a Tree<'t>,
    pub(super) index: u32,
}

#[derive(Clone, Copy)]
pub(crate) struct Attribute<'a, 't> {
    pub(super) data: &'a AttributeData<'t>,
}

impl<'a, 't> Element<'a, 't> {
    fn data(self) -> &'a NodeData<'t> {
        &self.tree.nodes[self.index as usize]
    }

    /// By which the tree finds it again.
    pub fn index(self) -> u32 {
        self.index
    }

    pub fn name(self) -> Name<'t> {
        match self.data().kind {
            Kind::Element { space, local, .. } => Name { space, local },
            Kind::Text(_) => Name {
                space: Space::None,
                local: "",
            },
        }
    }

    /// Whether the document's root was in this namespace before it was taken for Atom's.
    pub fn is_renamed_from(self, space: Space) -> bool {
        self.tree.renamed == Some(space)
    }

    /// Whether the document's root was in a wrong namespace.
    pub fn was_renamed(self) -> bool {
        self.tree.renamed.is_some()
    }

    pub fn is(self, name: &str) -> bool {
        self.name().is(name)
    }

    /// The prefix as it is written.
    pub fn prefix(self) -> &'t str {
        match self.data().kind {
            Kind::Element { prefix, .. } => prefix,
            Kind::Text(_) => "",
        }
    }

    /// The name as it is written.
    pub fn written(self) -> String {
        match self.prefix() {
            "" => self.name().local.to_owned(),
            prefix => format!("{prefix}:{}", self.name().local),
        }
    }

    /// Whether its end tag was read.
    pub fn is_closed(self) -> bool {
        matches!(
            self.data().kind,
            Kind::Element {
                is_closed: true,
                ..
            }
        )
    }

    /// Where its start tag begins.
    pub fn at(self) -> usize {
        self.data().start as usize
    }

    /// Where it ends, with its end tag; the end of the document if that was not read.
    pub fn close(self) -> usize {
        self.data().close as usize
    }

    /// Where its start tag ends.
    pub fn content_at(self) -> usize {
        self.data().end as usize
    }

    pub fn parent(self) -> Option<Self> {
        self.tree.element(self.data().parent)
    }

    pub fn nodes(self) -> impl Iterator<Item = Node<'a, 't>> {
        let mut next = self.data().first;
        std::iter::from_fn(move || {
            let data = self
                .tree
                .nodes
                .get(next as usize)
                .filter(|_| next != NONE)?;
            let index = next;
            next = data.next;
            Some(match &data.kind {
                Kind::Text(value) => Node::Text {
                    value,
                    at: data.start as usize,
                },
                Kind::Element { .. } => Node::Element(Element {
                    tree: self.tree,
                    index,
                }),
            })
        })
    }

    pub fn children(self) -> impl Iterator<Item = Element<'a, 't>> {
        self.nodes().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text { .. } => None,
        })
    }

    /// The first child of this name, written as in the schema.
    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.is(name))
    }

    /// Its own text, without that of its children.
    pub fn value(self) -> Cow<'a, str> {
        let mut value = Cow::Borrowed("");
        for node in self.nodes() {
            if let Node::Text { value: text, .. } = node {
                if value.is_empty() {
                    value = Cow::Borrowed(text.as_ref());
                } else {
                    value.to_mut().push_str(text);
                }
            }
        }
        value
    }

    /// Where its first text begins; the end of its start tag where there is none.
    pub fn value_at(self) -> usize {
        self.nodes()
            .find_map(|node| match node {
                Node::Text { at, .. } => Some(at),
                Node::Element(_) => None,
            })
            .unwrap_or_else(|| self.content_at())
    }

    /// The text with everything below it.
    pub fn has_text(self) -> bool {
        self.nodes().any(|node| match node {
            Node::Text { value, .. } => !value.trim_ascii().is_empty(),
            Node::Element(element) => element.has_text(),
        })
    }

    pub fn attributes(self) -> impl Iterator<Item = Attribute<'a, 't>> {
        let range = match &self.data().kind {
            Kind::Element { attributes, .. } => attributes.clone(),
            Kind::Text(_) => 0..0,
        };
        range.map(move |index| self.tree.attribute(index))
    }

    /// The relation of a link of Atom, by its short name.
    pub fn relation(self) -> &'a str {
        let relation = self.attribute("rel").map_or("alternate", Attribute::value);
        let short = relation.strip_prefix("http://www.iana.org/assignments/relation/");
        short.unwrap_or(relation)
    }

    /// An attribute in no namespace, or `xml:…`.
    pub fn attribute(self, name: &str) -> Option<Attribute<'a, 't>> {
        self.attributes()
            .find(|attribute| attribute.name().is(name))
    }
}

impl<'a, 't> Attribute<'a, 't> {
    pub fn name(self) -> Name<'t> {
        Name {
            space: self.data.space,
            local: self.data.local,
        }
    }

    pub fn written(self) -> String {
        match self.data.prefix {
            "" => self.data.local.to_owned(),
            prefix => format!("{prefix}:{}", self.data.local),
        }
    }

    pub fn value(self) -> &'a str {
        &self.data.value
    }

    /// Where its name begins.
    pub fn at(self) -> usize {
        self.data.start as usize
    }

    /// Where its value begins, after the quote.
    pub fn value_at(self) -> usize {
        self.data.value_start as usize
    }
}
