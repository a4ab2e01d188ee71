//! The values of elements and attributes.

use super::walk::Walk;
use super::{index, markup};
use crate::finding::Place;
use crate::html::{Mark, first_mark};
use crate::kind::Kind;
use crate::rule::{Family, Structure};
use crate::schema::{self, Space};
use crate::source::xml::{Attribute, Element};
use crate::value::{self, Context, Fault, Type};

/// The value of an element that holds text.
pub(super) fn check_values<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    definition: &'static schema::Element,
) {
    let text = element.value();
    let start = element.value_at();
    let kind = definition.value;
    // A blank address in Atom is that of the document itself, which nobody means by an icon or a person's page.
    let is_self = kind == Type::Uri && element.name().space == Space::Atom;
    let is_reference = |attribute: Attribute<'_, '_>| attribute.name().is("rdf:resource");
    let is_rdf = matches!(element.name().space, Space::Dc | Space::Dcterms | Space::Cc);
    if is_rdf && text.trim_ascii().is_empty() && element.attributes().any(is_reference) {
        return;
    }
    if text.trim_ascii().is_empty() && (is_told_blank(kind) || is_self) {
        let rule = index::of_structure(walk.family(element.name().space), Structure::BlankElement);
        walk.report(
            rule,
            element.at(),
            format!("`{}` is blank", element.written()),
        );
        if !is_checked_blank(kind) {
            return;
        }
    }
    spaces(walk, element, kind, &text, start);
    let attribute = |name: &str| element.attribute(name).map(Attribute::value);
    match kind {
        // RSS 0.91 knows no HTML.
        Type::Html if walk.document.is_rss_091() => {}
        Type::Html => markup::of_text(walk, element, &text, start),
        Type::MediaText if attribute("type") == Some("html") => {
            markup::of_text(walk, element, &text, start);
        }
        Type::MediaText => undeclared(walk, Family::Extension, &text, start),
        Type::Guid => {
            let is_link = attribute("isPermaLink").is_none_or(|value| value == "true");
            if is_link {
                special(walk, &text, start, &mut |context, sink| {
                    value::guid(text.trim(), context, sink);
                });
            }
        }
        Type::MediaHash => special(walk, &text, start, &mut |_, sink| {
            value::hash(text.trim(), attribute("algo").unwrap_or("md5"), sink);
        }),
        Type::MediaRating => special(walk, &text, start, &mut |_, sink| {
            value::rating(text.trim(), attribute("scheme").unwrap_or(""), sink);
        }),
        Type::MediaRestriction => special(walk, &text, start, &mut |_, sink| {
            value::restriction(text.trim(), attribute("type"), sink);
        }),
        _ => check(walk, kind, &text, start),
    }
}

/// A text that says it is plain, and has HTML.
pub(super) fn undeclared(walk: &mut Walk<'_, '_, '_>, family: Family, text: &str, start: usize) {
    if let Some(Mark::Markup(at)) = first_mark(text) {
        let at = Place::value(walk.document.source.text.as_ref(), start).find(at);
        let rule = index::of_structure(family, Structure::HtmlUndeclared);
        walk.report(
            rule,
            at,
            "this is markup, and the text says that it is plain",
        );
    }
}

/// Whether an element of this type should not be blank.
fn is_told_blank(kind: Type) -> bool {
    matches!(
        kind,
        Type::Text
            | Type::ShortText
            | Type::LongText
            | Type::MediaText
            | Type::Keywords
            | Type::Guid
            | Type::PositiveInteger
    )
}

/// Whether a blank value of this type has other faults too.
fn is_checked_blank(kind: Type) -> bool {
    kind == Type::PositiveInteger
}

/// Atom allows no white space around values of these types.
fn spaces<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    kind: Type,
    text: &str,
    start: usize,
) {
    let is_strict = element.name().space == Space::Atom
        && matches!(kind, Type::Uri | Type::Id | Type::Rfc3339 | Type::AddrSpec);
    if is_strict && text != text.trim_ascii() {
        let rule = index::of_structure(Family::Atom, Structure::SpaceAroundValue);
        walk.report(
            rule,
            start,
            format!(
                "there is white space around the value of `{}`",
                element.written()
            ),
        );
    }
}

/// The value of an attribute that the schema has.
pub(super) fn attribute<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    attribute: Attribute<'a, 't>,
    known: &'static schema::Attribute,
) {
    let text = attribute.value();
    let is_blank = text.trim_ascii().is_empty();
    if is_blank
        && matches!(
            known.value,
            Type::Text | Type::TitleText | Type::TextKind | Type::ContentKind
        )
    {
        let rule =
            index::of_structure(walk.family(element.name().space), Structure::BlankAttribute);
        return walk.report(
            rule,
            attribute.at(),
            format!("`{}` is blank", attribute.written()),
        );
    }
    match known.value {
        // White space in an address cannot be part of it: attributes have none around their values.
        Type::Uri | Type::FullUri if text != text.trim_ascii() => {
            let rule = index::of_value(Fault::UriCharacter);
            walk.report(
                rule,
                attribute.value_at(),
                format!("there is white space around `{}`", text.trim_ascii()),
            );
        }
        Type::ItunesCategory => category(walk, element, attribute),
        Type::OpensearchRole if text.contains(':') => {
            let prefix = text.split(':').next().unwrap_or_default();
            let is_declared = walk.document.tree.is_some_and(|tree| {
                tree.declarations
                    .iter()
                    .any(|declaration| declaration.prefix == prefix)
            });
            if !is_declared {
                let rule = index::of_structure(Family::Extension, Structure::UndeclaredPrefix);
                walk.report(
                    rule,
                    attribute.value_at(),
                    format!("nothing says what the prefix `{prefix}` means"),
                );
            }
        }
        kind => check(walk, kind, text, attribute.value_at()),
    }
}

/// One of Apple's categories, which depends on the one around it.
fn category<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    attribute: Attribute<'a, 't>,
) {
    let parent = element
        .parent()
        .filter(|parent| parent.is("itunes:category"));
    let above = parent
        .and_then(|parent| parent.attribute("text"))
        .map(Attribute::value);
    let text = attribute.value();
    let fault = match value::category(text, above) {
        value::Category::Current => return,
        value::Category::Obsolete => Fault::ItunesCategoryObsolete,
        // A category in one that nobody knows can only be unknown: the outer one tells.
        value::Category::Unknown
            if above
                .is_some_and(|above| value::category(above, None) == value::Category::Unknown) =>
        {
            return;
        }
        value::Category::Unknown => Fault::ItunesCategory,
    };
    let message = match above {
        Some(above) => format!("`{text}` is not a category of `{above}`"),
        None => format!("`{text}` is not one of Apple's categories"),
    };
    walk.report(index::of_value(fault), attribute.value_at(), message);
}

/// `xml:base` and `xml:lang`.
pub(super) fn xml_attribute<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    _: Element<'a, 't>,
    attribute: Attribute<'a, 't>,
) {
    let (kind, is_iri) = match attribute.name().local {
        "base" => (Type::Uri, true),
        "lang" if !attribute.value().is_empty() => (Type::Language, false),
        _ => return,
    };
    let context = Context { now: None, is_iri };
    let at = attribute.value_at();
    run(walk, at, &mut |sink| {
        value::check(kind, attribute.value(), &context, sink);
    });
}

fn check(walk: &mut Walk<'_, '_, '_>, kind: Type, text: &str, start: usize) {
    special(walk, text, start, &mut |context, sink| {
        value::check(kind, text, context, sink);
    });
}

type Check<'c> = dyn FnMut(&Context, &mut value::Sink<'_>) + 'c;

fn special(walk: &mut Walk<'_, '_, '_>, _: &str, start: usize, check: &mut Check<'_>) {
    let context = Context {
        now: walk.document.now,
        is_iri: matches!(walk.document.kind, Kind::Atom | Kind::AtomEntry),
    };
    run(walk, start, &mut |sink| check(&context, sink));
}

/// Let a check report to the rules of its faults.
fn run(walk: &mut Walk<'_, '_, '_>, start: usize, check: &mut dyn FnMut(&mut value::Sink<'_>)) {
    let text = walk.document.source.text.as_ref();
    let mut place = Place::value(text, start);
    let findings = &mut *walk.findings;
    check(&mut |fault, at, message| {
        let Some(rule) = index::of_value(fault) else {
            return;
        };
        let at = place.find(at);
        // In a CDATA section this is what the RSS profile asks for, doubly.
        let is_asked_for = fault == Fault::HtmlInText
            && text
                .get(at..at + 6)
                .is_some_and(|found| matches!(found, "&#x26;" | "&#x3C;" | "&#x3c;"));
        if !is_asked_for {
            let message = match message.strip_prefix("`` ") {
                Some(_) => "the value is empty".to_owned(),
                None => message,
            };
            findings.add(rule, at..at, message);
        }
    });
}
