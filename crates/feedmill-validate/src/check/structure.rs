//! What stands where it may not, or twice, or not at all.

use super::index;
use super::values;
use super::walk::Walk;
use crate::kind::Kind;
use crate::rule::{Family, Structure};
use crate::schema::{self, Count, Space};
use crate::source::xml::{Attribute, Element, Node};

/// Elements that the schema does not have in this parent.
pub(super) fn unknown<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    parent: Option<Element<'a, 't>>,
) {
    let name = element.name();
    let is_ours = match name.space {
        Space::None => parent.is_none_or(|parent| parent.name().space == Space::None),
        space => space.is_checked(),
    };
    if !is_ours {
        let is_in_atom = parent.is_some_and(|parent| parent.name().space == Space::Atom);
        match name.space {
            Space::Xhtml if is_in_atom => {
                let rule = index::of_structure(Family::Atom, Structure::XhtmlMisplaced);
                walk.report(
                    rule,
                    element.at(),
                    format!("readers do not look for `{}` here", element.written()),
                );
            }
            Space::None if walk.document.kind == Kind::Rss => without_namespace(walk, element),
            Space::None => {}
            _ if walk.document.kind == Kind::Rss => lost(walk, element),
            _ => {}
        }
        return;
    }
    if name.space == Space::None && name.local == "blink" {
        let rule = index::of_structure(Family::Rss, Structure::Blink);
        return walk.report(rule, element.at(), "there is no `blink` in RSS");
    }
    let rule = index::of_structure(walk.family(name.space), Structure::UnknownElement);
    let message = match parent {
        Some(parent) => format!(
            "`{}` may not stand in `{}`",
            element.written(),
            parent.written()
        ),
        None => format!("`{}` is not the root of a feed", element.written()),
    };
    walk.report(rule, element.at(), message);
}

/// Elements without a namespace below one of an extension.
pub(super) fn lost<'a, 't>(walk: &mut Walk<'_, 'a, 't>, element: Element<'a, 't>) {
    for child in element.children() {
        if child.name().space == Space::None {
            without_namespace(walk, child);
        }
        lost(walk, child);
    }
}

fn without_namespace<'a, 't>(walk: &mut Walk<'_, 'a, 't>, element: Element<'a, 't>) {
    let rule = index::of_structure(Family::Extension, Structure::NoNamespace);
    let message = format!("`{}` is in no namespace", element.written());
    walk.report(rule, element.at(), message);
}

/// Elements that may stand once, and stand here again.
pub(super) fn duplicates<'a, 't>(walk: &mut Walk<'_, 'a, 't>, element: Element<'a, 't>) {
    let mut seen: Vec<&'static schema::Element> = Vec::new();
    for child in element.children() {
        let Some(definition) = schema::find(child.name(), Some(element.name())) else {
            continue;
        };
        if definition.count == Count::Many {
            continue;
        }
        if seen.iter().any(|known| std::ptr::eq(*known, definition)) {
            let rule =
                index::of_structure(walk.family(child.name().space), Structure::DuplicateElement);
            let message = format!(
                "`{}` has more than one `{}`",
                element.written(),
                child.written()
            );
            walk.report(rule, child.at(), message);
        } else {
            seen.push(definition);
        }
    }
}

/// Text in an element that has only elements.
pub(super) fn no_text<'a, 't>(walk: &mut Walk<'_, 'a, 't>, element: Element<'a, 't>) {
    let text = element.nodes().find_map(|node| match node {
        Node::Text { value, at } if !value.trim_ascii().is_empty() => {
            Some(at + value.len() - value.trim_ascii_start().len())
        }
        _ => None,
    });
    if let Some(at) = text {
        let rule =
            index::of_structure(walk.family(element.name().space), Structure::UnexpectedText);
        walk.report(
            rule,
            at,
            format!("there may be no text in `{}`", element.written()),
        );
    }
}

/// Elements in an element that has only text; whether there were any.
pub(super) fn no_children<'a, 't>(walk: &mut Walk<'_, 'a, 't>, element: Element<'a, 't>) -> bool {
    let Some(child) = element.children().next() else {
        return false;
    };
    let family = walk.family(element.name().space);
    let rule = index::of_structure(family, Structure::UnknownElement);
    let message = format!(
        "`{}` may not stand in `{}`, which holds text",
        child.written(),
        element.written()
    );
    walk.report(rule, child.at(), message);
    let is_mixed = element
        .nodes()
        .any(|node| matches!(node, Node::Text { value, .. } if !value.trim_ascii().is_empty()));
    if is_mixed {
        let rule = index::of_structure(family, Structure::UnexpectedText);
        walk.report(
            rule,
            element.content_at(),
            format!(
                "text and elements stand side by side in `{}`",
                element.written()
            ),
        );
    }
    true
}

/// The attributes of an element: those it has, and those it lacks.
pub(super) fn attributes<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    definition: &'static schema::Element,
) {
    let family = walk.family(element.name().space);
    for attribute in element.attributes() {
        let found = definition
            .attributes
            .iter()
            .find(|known| attribute.name().is(known.name));
        match found {
            Some(known) => {
                values::attribute(walk, element, attribute, known);
            }
            None => unexpected(walk, element, attribute),
        }
    }
    for known in definition
        .attributes
        .iter()
        .filter(|known| known.is_required)
    {
        let is_there = |attribute: Attribute<'_, '_>| attribute.name().is(known.name);
        // RSS 0.90 has no addresses for its things.
        let is_old = known.name == "rdf:about" && walk.document.is_rss_090();
        if is_old || element.attributes().any(is_there) {
            continue;
        }
        let rule = index::of_attribute(definition.name, known.name)
            .or_else(|| index::of_structure(family, Structure::MissingAttribute));
        walk.report(
            rule,
            element.at(),
            format!("`{}` has no `{}`", element.written(), known.name),
        );
    }
}

fn unexpected<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    attribute: Attribute<'a, 't>,
) {
    let name = attribute.name();
    match name.space {
        Space::Xml => values::xml_attribute(walk, element, attribute),
        Space::None => unlisted(walk, element, attribute),
        // RDF may say something of everything.
        Space::Rdf if walk.document.kind == Kind::Rss1 => {}
        // Dublin Core and Creative Commons come from RDF.
        Space::Rdf if matches!(element.name().space, Space::Dc | Space::Dcterms | Space::Cc) => {}
        Space::Rdf
            if !element
                .attributes()
                .any(|other| other.name().is("rdf:parseType")) =>
        {
            unlisted(walk, element, attribute);
        }
        // RFC 4287, section 2: every element of Atom may have attributes of other namespaces.
        _ if element.name().space == Space::Atom => {}
        _ => {
            let rule = index::of_structure(Family::Extension, Structure::ExtensionAttribute);
            let message = format!(
                "`{}` belongs to an extension, and `{}` is not one",
                attribute.written(),
                element.written()
            );
            walk.report(rule, attribute.at(), message);
        }
    }
}

/// An attribute of the element's own language that its tables do not have.
fn unlisted<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    attribute: Attribute<'a, 't>,
) {
    let rule = index::of_structure(
        walk.family(element.name().space),
        Structure::UnexpectedAttribute,
    );
    let message = format!(
        "`{}` has no attribute `{}`",
        element.written(),
        attribute.written()
    );
    walk.report(rule, attribute.at(), message);
}
