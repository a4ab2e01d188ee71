//! Atom, the one before it was a standard too, as Atom 1.0.

use std::fmt::Write;

use super::{media_description, write};
use crate::schema::Space;
use crate::source::xml::Element;
use crate::value;

/// Whether a feed is of the old kind, or says something in words that strict readers do not look for.
pub(super) fn says_otherwise(root: Element<'_, '_>) -> bool {
    root.name().space != Space::Atom
        || entries(root).any(|entry| !has_words(entry) && media_description(entry).is_some())
}

fn entries<'a, 't>(root: Element<'a, 't>) -> impl Iterator<Item = Element<'a, 't>> {
    root.children()
        .filter(|child| child.name().local == "entry")
}

/// Whether an entry has a summary or a content.
fn has_words(entry: Element<'_, '_>) -> bool {
    let mut children = entry.children();
    children.any(|child| {
        let is_own = matches!(child.name().space, Space::Atom | Space::AtomDraft);
        is_own
            && matches!(child.name().local, "content" | "summary")
            && (child.has_text() || child.attribute("src").is_some())
    })
}

/// The whole feed.
pub(super) fn write(root: Element<'_, '_>) -> String {
    let mut out = String::from("<feed xmlns=\"http://www.w3.org/2005/Atom\"");
    write::declarations(Space::Atom, &mut out);
    write::attributes(root, &mut out);
    out.push('>');
    for child in root.children() {
        if child.name().local == "entry" {
            out.push_str("<entry");
            write::attributes(child, &mut out);
            out.push('>');
            for part in child.children() {
                part_of(part, &mut out);
            }
            if let Some(said) = media_description(child).filter(|_| !has_words(child)) {
                write::simple("summary", said.value().trim(), &mut out);
            }
            out.push_str("</entry>");
        } else {
            part_of(child, &mut out);
        }
    }
    out.push_str("</feed>");
    out
}

/// An element of a feed or an entry.
fn part_of(part: Element<'_, '_>, out: &mut String) {
    let is_old = part.name().space == Space::AtomDraft;
    let local = match part.name().local {
        "tagline" if is_old => "subtitle",
        "info" if is_old => return,
        "copyright" if is_old => "rights",
        "modified" if is_old => "updated",
        "issued" if is_old => "published",
        local => local,
    };
    let is_own = matches!(part.name().space, Space::Atom | Space::AtomDraft);
    match local {
        "title" | "subtitle" | "summary" | "content" | "rights" if is_own => {
            words(part, local, out);
        }
        "author" | "contributor" if is_own && is_old => {
            let _ = write!(out, "<{local}>");
            for child in part.children() {
                let name = if child.name().local == "url" {
                    "uri"
                } else {
                    child.name().local
                };
                if matches!(name, "name" | "uri" | "email") {
                    write::simple(name, child.value().trim(), out);
                }
            }
            let _ = write!(out, "</{local}>");
        }
        _ => {
            let name = if is_own {
                Some(local.to_owned())
            } else {
                write::name(part, Space::Atom)
            };
            if let Some(name) = name {
                write::element(part, &name, Space::Atom, out);
            }
        }
    }
}

/// A text, of whatever type: what holds elements becomes HTML.
fn words(part: Element<'_, '_>, local: &str, out: &mut String) {
    let kind = part.attribute("type").map_or("", |kind| kind.value());
    let said = kind.split(';').next().unwrap_or_default();
    let said = said.trim().to_ascii_lowercase();
    if let Some(place) = part.attribute("src").filter(|_| local == "content") {
        return elsewhere(place.value(), kind, out);
    }
    let is_html = matches!(
        said.as_str(),
        "html" | "text/html" | "application/xhtml+xml" | "xhtml"
    );
    let mode = part.attribute("mode").map(|mode| mode.value());
    let has_elements = part.children().next().is_some();
    let is_xml = said.ends_with("+xml") || said.ends_with("/xml");
    let is_text = !said.contains('/') || said.starts_with("text/");
    // A file in base64 is nothing that readers show.
    if local == "content" && !is_html && !has_elements && !is_xml && !is_text {
        return;
    }
    let is_html = is_html || has_elements || mode == Some("xml");
    let _ = write!(out, "<{local}");
    if is_html {
        out.push_str(" type=\"html\"");
    }
    for name in ["xml:base", "xml:lang"] {
        if let Some(value) = part.attribute(name) {
            let _ = write!(out, " {name}=\"");
            write::text(value.value(), out);
            out.push('"');
        }
    }
    out.push('>');
    let holds_elements = has_elements || said == "xhtml";
    match holds_elements {
        true => write::text(&write::html(part), out),
        false => write::text(&part.value(), out),
    }
    let _ = write!(out, "</{local}>");
}

/// A content that is elsewhere. Only a media type may say what it is.
fn elsewhere(place: &str, kind: &str, out: &mut String) {
    out.push_str("<content src=\"");
    write::text(place, out);
    out.push('"');
    if value::is_media_type(kind) {
        out.push_str(" type=\"");
        write::text(kind, out);
        out.push('"');
    }
    out.push_str("/>");
}
