//! Elements as well-formed XML, each known namespace under its usual prefix.

use std::fmt::Write;

use super::is_markup;
use crate::schema::Space;
use crate::source::xml::{Element, Node};

/// The namespaces that are kept besides the format's own.
const KEPT: [Space; 12] = [
    Space::Atom,
    Space::Content,
    Space::Dc,
    Space::Dcterms,
    Space::Geo,
    Space::Georss,
    Space::Itunes,
    Space::Media,
    Space::Podcast,
    Space::Slash,
    Space::Thr,
    Space::Wfw,
];

/// What declares them, but for the one that is the default.
pub(super) fn declarations(default: Space, out: &mut String) {
    for space in KEPT {
        if space != default {
            // Writing to a string cannot fail, here and below.
            let _ = write!(out, " xmlns:{}=\"{}\"", space.prefix(), space.address());
        }
    }
}

/// A text as the content of an element.
pub(super) fn text(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

/// An element that holds a text.
pub(super) fn simple(name: &str, value: &str, out: &mut String) {
    let _ = write!(out, "<{name}>");
    text(value, out);
    let _ = write!(out, "</{name}>");
}

/// The name of an element in the document that is written; nothing where it is in a namespace that is not kept.
pub(super) fn name(element: Element<'_, '_>, default: Space) -> Option<String> {
    let name = element.name();
    let space = match name.space {
        Space::MediaCut => Space::Media,
        Space::AtomDraft => Space::Atom,
        Space::Rss1 => Space::None,
        space => space,
    };
    if space == default {
        return Some(name.local.to_owned());
    }
    KEPT.contains(&space)
        .then(|| format!("{}:{}", space.prefix(), name.local))
}

/// An element under this name, with its attributes and everything in it that is kept.
pub(super) fn element(element: Element<'_, '_>, name: &str, default: Space, out: &mut String) {
    let _ = write!(out, "<{name}");
    attributes(element, out);
    out.push('>');
    content(element, default, out);
    let _ = write!(out, "</{name}>");
}

/// Attributes in no namespace, and those of XML.
pub(super) fn attributes(element: Element<'_, '_>, out: &mut String) {
    let mut seen: Vec<&str> = Vec::new();
    for attribute in element.attributes() {
        let local = attribute.name().local;
        let prefix = match attribute.name().space {
            Space::None => "",
            Space::Xml => "xml:",
            _ => continue,
        };
        // Media RSS has texts that are plain or HTML, and strict readers refuse a feed with another type.
        let is_odd = local == "type"
            && matches!(element.name().space, Space::Media | Space::MediaCut)
            && matches!(element.name().local, "title" | "description" | "text")
            && !matches!(attribute.value(), "plain" | "html");
        if is_odd {
            continue;
        }
        // A prefix that nobody declared, or a name that is none.
        if seen.contains(&local) || !is_name(local) {
            continue;
        }
        seen.push(local);
        let _ = write!(out, " {prefix}{local}=\"");
        text(attribute.value(), out);
        out.push('"');
    }
}

fn content(element_: Element<'_, '_>, default: Space, out: &mut String) {
    for node in element_.nodes() {
        match node {
            Node::Text { value, .. } => text(value, out),
            Node::Element(child) if is_markup(child) => {
                let mut html = String::new();
                markup(child, &mut html);
                text(&html, out);
            }
            Node::Element(child) => {
                if let Some(name) = name(child, default).filter(|name| is_qualified(name)) {
                    element(child, &name, default, out);
                }
            }
        }
    }
}

/// What an element holds, as HTML.
pub(super) fn html(element: Element<'_, '_>) -> String {
    let mut out = String::new();
    for node in element.nodes() {
        match node {
            Node::Text { value, .. } => text(value, &mut out),
            Node::Element(child) => markup(child, &mut out),
        }
    }
    out
}

/// An element of HTML with everything in it.
fn markup(element: Element<'_, '_>, out: &mut String) {
    const VOID: [&str; 9] = [
        "area", "br", "col", "embed", "hr", "img", "input", "source", "wbr",
    ];
    let local = element.name().local;
    if !is_name(local) {
        return;
    }
    let _ = write!(out, "<{local}");
    attributes(element, out);
    out.push('>');
    if VOID.contains(&local) {
        return;
    }
    for node in element.nodes() {
        match node {
            Node::Text { value, .. } => text(value, out),
            Node::Element(child) => markup(child, out),
        }
    }
    let _ = write!(out, "</{local}>");
}

fn is_qualified(name: &str) -> bool {
    name.split(':').all(is_name)
}

/// Whether XML takes a name: its usual characters only, which are all that feeds have.
fn is_name(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}
