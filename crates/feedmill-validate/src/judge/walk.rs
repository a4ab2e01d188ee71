//! From the root to the leaves, with the schema beside.

use super::{Document, content, index, markup, structure, values};
use crate::finding::{Findings, Place, Reporter};
use crate::kind::Kind;
use crate::rule::{Check, Family, Rule};
use crate::schema::{self, Space};
use crate::source::xml::Element;
use crate::value::Type;

pub(super) struct Walk<'d, 'a, 't> {
    pub document: &'d Document<'a, 't>,
    pub findings: &'d mut Findings,
}

pub(super) fn walk(document: &Document<'_, '_>, findings: &mut Findings) {
    if let Some(root) = document.root() {
        let is_judged = match document.kind {
            Kind::Atom => root.is("atom:feed"),
            Kind::Unknown => false,
            _ => true,
        };
        if is_judged {
            Walk { document, findings }.element(root, None);
        }
    }
}

impl<'a, 't> Walk<'_, 'a, 't> {
    pub fn report(&mut self, rule: Option<&'static Rule>, at: usize, message: impl Into<String>) {
        if let Some(rule) = rule {
            self.findings.add(rule, at..at, message.into());
        }
    }

    fn element(&mut self, element: Element<'a, 't>, parent: Option<Element<'a, 't>>) {
        let name = element.name();
        let definition = schema::find(name, parent.map(Element::name));
        let Some(definition) = definition else {
            return self.stranger(element, parent);
        };
        structure::attributes(self, element, definition);
        match definition.value {
            Type::AtomText | Type::AtomContent => content::judge(self, element, definition),
            Type::Empty | Type::Any if name.space != Space::Rdf || schema::is_parent(name) => {
                if definition.value == Type::Empty {
                    structure::no_text(self, element);
                }
                self.children(
                    element,
                    definition.value == Type::Any && !schema::is_parent(name),
                );
            }
            _ => {
                let has_children = structure::no_children(self, element);
                if element.is_closed() && !has_children {
                    values::judge(self, element, definition);
                }
            }
        }
        self.rules(element);
    }

    /// An element that the schema does not have here.
    fn stranger(&mut self, element: Element<'a, 't>, parent: Option<Element<'a, 't>>) {
        match (element.name().space, parent) {
            (Space::Xhtml, _) if self.document.kind == Kind::Rss => {
                markup::of_elements(self, element, false);
            }
            (Space::Rdf, None) => self.children(element, false),
            _ => structure::unknown(self, element, parent),
        }
    }

    /// The children, unless the schema knows nothing of what may stand here.
    fn children(&mut self, element: Element<'a, 't>, is_opaque: bool) {
        structure::duplicates(self, element);
        let is_atom = element.name().space == Space::Atom;
        for child in element.children() {
            // Where Atom leaves the content open, it means elements that are not its own.
            if !is_opaque || (is_atom && child.name().space == Space::Atom) {
                self.element(child, Some(element));
            }
        }
    }

    /// The rules that look at elements of this name.
    fn rules(&mut self, element: Element<'a, 't>) {
        for rule in index::of_element(element.name()) {
            match rule.check {
                Check::Element(_, check) => {
                    let reporter = &mut Reporter {
                        rule,
                        findings: self.findings,
                        place: &mut Place::Source,
                    };
                    check(element, self.document, reporter);
                }
                Check::Child(_, names) if element.is_closed() => {
                    // What stands behind the entries of a feed is out of place, and as good as missing.
                    let is_feed = element.is("atom:feed");
                    let mut children = element
                        .children()
                        .take_while(|child| !is_feed || !child.is("atom:entry"));
                    if !children.any(|child| names.iter().any(|name| child.is(name))) {
                        let message =
                            format!("`{}` has no `{}`", element.written(), names.join("` or `"));
                        self.report(Some(rule), element.at(), message);
                    }
                }
                _ => {}
            }
        }
    }

    /// To which format an element belongs, for the rules that each format has.
    pub fn family(&self, space: Space) -> Family {
        match (space, self.document.kind) {
            (Space::Atom, _) => Family::Atom,
            (Space::None, Kind::Opml) => Family::Opml,
            (Space::None, _) => Family::Rss,
            _ => Family::Extension,
        }
    }
}
