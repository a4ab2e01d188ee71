//! From the root to the leaves, with the schema beside.

use super::{Document, content, index, markup, structure, values};
use crate::finding::{Findings, Place, Reporter};
use crate::kind::Kind;
use crate::rule::{Check, Family, Rule};
use crate::schema::{self, Name, Space};
use crate::source::xml::Element;
use crate::value::Type;

pub(super) struct Walk<'d, 'a, 't> {
    pub document: &'d Document<'a, 't>,
    pub findings: &'d mut Findings,
    /// The namespaces whose addresses are misspelled here.
    misspelled: Vec<Space>,
}

pub(super) fn walk(document: &Document<'_, '_>, findings: &mut Findings) {
    if let Some(root) = document.root() {
        let is_checked = match document.kind {
            Kind::Atom => root.is("atom:feed"),
            Kind::Sitemap | Kind::Unknown => false,
            _ => true,
        };
        if is_checked {
            let declarations = document.tree.map_or(&[][..], |tree| &tree.declarations);
            let meant = declarations
                .iter()
                .filter_map(|declaration| Space::meant(&declaration.uri));
            let misspelled = meant.map(|(space, _)| space).collect();
            let mut walk = Walk {
                document,
                findings,
                misspelled,
            };
            walk.element(root, None);
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
        // RSS 0.91 writes it in small letters, and no version after it.
        let is_later = name.is("textinput") && !self.document.is_rss_091();
        let definition = definition.filter(|_| !is_later);
        let Some(definition) = definition else {
            self.late(self.is_lost(element, element.content_at()));
            self.stranger(element, parent);
            return self.late(false);
        };
        self.late(self.is_lost(element, element.content_at()));
        structure::attributes(self, element, definition);
        self.late(self.is_lost(element, element.close()));
        match definition.value {
            Type::AtomText | Type::AtomContent => content::check(self, element, definition),
            Type::Empty | Type::Any if name.space != Space::Rdf || schema::is_parent(name) => {
                if definition.value == Type::Empty {
                    structure::no_text(self, element);
                }
                self.children(
                    element,
                    definition.value == Type::Any && !schema::is_parent(name),
                );
            }
            _ if self.is_rdf_value(element) => {}
            _ => {
                let has_children = structure::no_children(self, element);
                if element.is_closed() && !has_children {
                    values::check_values(self, element, definition);
                }
            }
        }
        self.late(self.is_lost(element, element.close()));
        self.rules(element);
        self.late(false);
    }

    /// Whether RDF says the value of a module's element in its own way: by an address, or by elements.
    fn is_rdf_value(&self, element: Element<'a, 't>) -> bool {
        let is_rdf = |name: Name<'_>| name.space == Space::Rdf;
        self.document.kind == Kind::Rss1
            && element.name().space != Space::Rss1
            && (element
                .attributes()
                .any(|attribute| is_rdf(attribute.name()))
                || element.children().next().is_some())
    }

    /// Whether what is looked at now ends after the place where XML breaks.
    fn late(&mut self, is_late: bool) {
        self.findings.is_late = is_late;
    }

    /// Whether strict readers never get to the end of an element, or do not know its namespace by the address it has here.
    fn is_lost(&self, element: Element<'a, 't>, end: usize) -> bool {
        end > self.document.broken_at || self.misspelled.contains(&element.name().space)
    }

    /// An element that the schema does not have here.
    fn stranger(&mut self, element: Element<'a, 't>, parent: Option<Element<'a, 't>>) {
        match (element.name().space, parent) {
            (Space::Xhtml, _) if matches!(self.document.kind, Kind::Rss | Kind::Rss1) => {
                markup::of_elements(self, element, false);
            }
            _ => structure::unknown(self, element, parent),
        }
    }

    /// The children, unless the schema knows nothing of what may stand here.
    fn children(&mut self, element: Element<'a, 't>, is_opaque: bool) {
        self.late(false);
        structure::duplicates(self, element);
        let space = element.name().space;
        // Media RSS gives the elements of a scene no namespace itself.
        let is_told = space != Space::None && !element.is("media:scenes");
        if is_opaque && is_told && self.document.kind == Kind::Rss {
            structure::lost(self, element);
        }
        let is_atom = space == Space::Atom;
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
                // In its channel, a thing of RSS 1.0 is only named.
                Check::Child(..) if is_reference(element) => {}
                Check::Child(_, names) if element.is_closed() => {
                    // What stands behind the entries of a feed is out of place, and as good as missing.
                    let is_feed = element.is("atom:feed");
                    let mut children = element
                        .children()
                        .take_while(|child| !is_feed || !child.is("atom:entry"));
                    let is_one = |child: Element<'_, '_>, name: &str| {
                        let is_rss1 = child.name().space == Space::Rss1;
                        child.is(name) || is_rss1 && child.name().local == name
                    };
                    if !children.any(|child| names.iter().any(|name| is_one(child, name))) {
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
            (Space::None | Space::Rss1, _) => Family::Rss,
            _ => Family::Extension,
        }
    }
}

/// Whether an element of RSS 1.0 only refers to the one of its name below the root.
fn is_reference(element: Element<'_, '_>) -> bool {
    let is_in_channel = |parent: Element<'_, '_>| parent.is("rss1:channel");
    element.parent().is_some_and(is_in_channel)
}
