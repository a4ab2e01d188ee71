//! Atom's texts and contents: what they are, their `type` says.

use super::walk::Walk;
use super::{index, markup, structure, values};
use crate::rule::{Family, Structure};
use crate::schema::{self, Space};
use crate::source::xml::{Attribute, Element};
use crate::value::{self, Fault, Type};

/// How a text is to be read.
enum Mode {
    Plain,
    Html,
    Xhtml,
    /// A document of HTML or XHTML, as a media type says.
    Page {
        is_escaped: bool,
    },
    Xml,
    Text,
    Base64,
    /// It is elsewhere.
    Out,
}

pub(super) fn check<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    definition: &'static schema::Element,
) {
    let kind = element.attribute("type").map(Attribute::value);
    // Only content may be elsewhere: on a title, `src` is an attribute that nobody knows.
    let is_outside = definition.value == Type::AtomContent && element.attribute("src").is_some();
    if is_outside {
        outside(walk, element, kind);
        if kind.is_none_or(|kind| !value::is_media_type(kind)) {
            structure::no_children(walk, element);
            return;
        }
    }
    let mode = mode(kind.unwrap_or("text"), definition.value);
    let text = element.value();
    let start = element.value_at();
    let is_empty = !element.has_text() && element.children().next().is_none();
    if is_empty && is_outside {
        return;
    }
    if is_empty && element.is_closed() {
        let is_told = !matches!(mode, Mode::Xml) && !(matches!(mode, Mode::Page { .. }));
        if is_told && is_blank_told(kind, element) {
            let rule = index::of_structure(walk.family(Space::Atom), Structure::BlankElement);
            walk.report(
                rule,
                element.at(),
                format!("`{}` is blank", element.written()),
            );
        }
        if !matches!(mode, Mode::Page { is_escaped: true }) {
            return;
        }
    }
    match mode {
        Mode::Plain | Mode::Text => {
            if !structure::no_children(walk, element) {
                values::undeclared(walk, Family::Atom, &text, start);
            }
        }
        Mode::Html => {
            if !structure::no_children(walk, element) {
                markup::of_text(walk, element, &text, start);
            }
        }
        Mode::Page { is_escaped } => {
            if element.children().next().is_some() {
                let mode = element.attribute("mode").map(Attribute::value);
                if is_escaped {
                    structure::no_children(walk, element);
                    if mode != Some("xml") {
                        let rule = index::of_structure(Family::Atom, Structure::NotEscaped);
                        walk.report(
                            rule,
                            element.at(),
                            format!(
                                "`{}` has elements, and says that it is escaped HTML",
                                element.written()
                            ),
                        );
                    }
                }
            } else {
                markup::of_text(walk, element, &text, start);
            }
            fragment(walk, element, &text);
        }
        Mode::Xhtml => xhtml(walk, element, &text),
        Mode::Xml => document(walk, element),
        Mode::Base64 => base64(walk, element, &text, start),
        Mode::Out => {}
    }
}

fn mode(kind: &str, definition: Type) -> Mode {
    let essence = kind
        .split(';')
        .next()
        .unwrap_or(kind)
        .trim()
        .to_ascii_lowercase();
    match essence.as_str() {
        "text" | "" => Mode::Plain,
        "html" => Mode::Html,
        "xhtml" => Mode::Xhtml,
        "text/html" => Mode::Page { is_escaped: true },
        "application/xhtml+xml" => Mode::Page { is_escaped: false },
        kind if kind.ends_with("+xml") || kind.ends_with("/xml") => Mode::Xml,
        kind if kind.starts_with("text/") => Mode::Text,
        kind if !value::is_media_type(kind) => Mode::Out,
        _ if definition == Type::AtomContent || definition == Type::AtomText => Mode::Base64,
        _ => Mode::Out,
    }
}

fn is_blank_told(kind: Option<&str>, element: Element<'_, '_>) -> bool {
    // White space between the tags is a text, if a poor one.
    let has_space = !element.value().is_empty();
    match kind {
        None | Some("text" | "html" | "xhtml") => !has_space,
        Some(kind) => kind.contains('/') && !kind.starts_with("text/"),
    }
}

/// Content with `src`.
fn outside<'a, 't>(walk: &mut Walk<'_, 'a, 't>, element: Element<'a, 't>, kind: Option<&str>) {
    match kind {
        None => {
            let rule = index::of_structure(Family::Atom, Structure::ContentWithoutType);
            walk.report(rule, element.at(), "`content` with `src` has no `type`");
        }
        Some("text" | "html" | "xhtml") => {
            let rule = index::of_value(Fault::Mime);
            let at = element
                .attribute("type")
                .map_or(element.at(), Attribute::value_at);
            walk.report(rule, at, "with `src`, the type must be a media type");
        }
        Some(_) => {}
    }
    if element.has_text() {
        let rule = index::of_structure(walk.family(Space::Atom), Structure::UnexpectedText);
        walk.report(
            rule,
            element.content_at(),
            "`content` with `src` must be empty",
        );
    }
}

/// Content that is a document of XML: one element, and nothing beside it.
fn document<'a, 't>(walk: &mut Walk<'_, 'a, 't>, element: Element<'a, 't>) {
    let has_text = !element.value().trim_ascii().is_empty();
    let message = match (element.children().count(), has_text) {
        (0, true) => "the content is said to be XML, and its tags are escaped",
        (1.., true) => "text stands beside the element of the XML document",
        (2.., false) => "the content is said to be a document of XML, and has two roots",
        _ => return,
    };
    let rule = index::of_structure(Family::Atom, Structure::NotADocument);
    walk.report(rule, element.content_at(), message);
}

/// HTML that says it is a whole document, and is a piece of one.
fn fragment<'a, 't>(walk: &mut Walk<'_, 'a, 't>, element: Element<'a, 't>, text: &str) {
    let is_whole = element.children().any(|child| child.name().local == "html")
        || memchr::memmem::find(text.to_ascii_lowercase().as_bytes(), b"<html").is_some();
    if !is_whole {
        let rule = index::of_structure(Family::Atom, Structure::HtmlFragment);
        walk.report(
            rule,
            element.at(),
            format!(
                "`{}` says that it is a whole page, and is a piece of one",
                element.written()
            ),
        );
    }
}

fn xhtml<'a, 't>(walk: &mut Walk<'_, 'a, 't>, element: Element<'a, 't>, text: &str) {
    let div = element.children().next();
    let is_div = div.is_some_and(|div| div.is("xhtml:div"));
    if !is_div && element.is_closed() {
        let rule = index::of_structure(Family::Atom, Structure::XhtmlWithoutDiv);
        walk.report(
            rule,
            element.at(),
            format!("`{}` is XHTML and has no `div`", element.written()),
        );
    }
    let has_mark = |text: &str| value_has_tag(text);
    let escaped = if has_mark(text) {
        Some(element)
    } else {
        div.filter(|div| has_mark(&div.value()) && div.children().next().is_none())
    };
    if let Some(place) = escaped {
        let rule = index::of_structure(Family::Atom, Structure::XhtmlEscaped);
        walk.report(
            rule,
            place.value_at(),
            format!("`{}` is XHTML, and its tags are escaped", element.written()),
        );
    }
    let is_alone = element.children().nth(1).is_none() && element.value().trim_ascii().is_empty();
    if is_div && !is_alone && element.is_closed() {
        let rule = index::of_structure(Family::Atom, Structure::XhtmlBesideDiv);
        let message = format!("`{}` holds more than one `div`", element.written());
        walk.report(rule, element.at(), message);
    }
    if is_div {
        markup::of_elements(walk, element, true);
    }
}

fn value_has_tag(text: &str) -> bool {
    matches!(crate::html::first_mark(text), Some(crate::html::Mark::Markup(at)) if text[at..].starts_with('<'))
}

/// Anything but text must be written in base64.
fn base64<'a, 't>(walk: &mut Walk<'_, 'a, 't>, element: Element<'a, 't>, text: &str, start: usize) {
    if structure::no_children(walk, element) || text.trim_ascii().is_empty() {
        return;
    }
    let digits: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    let body = digits
        .iter()
        .rposition(|b| *b != b'=')
        .map_or(0, |last| last + 1);
    let is_digit = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
    if !digits.len().is_multiple_of(4)
        || digits.len() - body > 2
        || !digits[..body].iter().all(is_digit)
    {
        let rule = index::of_structure(Family::Atom, Structure::NotBase64);
        walk.report(
            rule,
            start,
            format!("the content of `{}` is not base64", element.written()),
        );
    }
}
