//! HTML inside feeds, as text and as elements.

use std::borrow::Cow;

use super::index;
use super::walk::Walk;
use crate::finding::{Place, Reporter};
use crate::html::{self, Tag, TagAttribute, TagKind, TagPlace};
use crate::kind::Kind;
use crate::rule::Check;
use crate::schema::Space;
use crate::source::xml::{Attribute, Element};

/// A text that is HTML.
pub(super) fn of_text<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    text: &str,
    start: usize,
) {
    let surroundings = surroundings(walk, element);
    let mut place = Place::value(walk.document.source.text.as_ref(), start);
    let findings = &mut *walk.findings;
    html::scan(text, surroundings, &mut |tag| {
        // No rule looks at end tags, and half of the tags are such.
        if tag.kind == TagKind::End {
            return;
        }
        for rule in index::of_tags() {
            if let Check::Tag(check) = rule.check {
                check(
                    tag,
                    &mut Reporter {
                        rule,
                        findings,
                        place: &mut place,
                    },
                );
            }
        }
    });
}

/// Elements of XHTML; `is_div` if the outermost is only the box of the others.
pub(super) fn of_elements<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    is_box: bool,
) {
    let surroundings = surroundings(walk, element);
    if !is_box && element.name().local != "body" {
        of_element(walk, element, surroundings);
    }
    below(walk, element, surroundings);
}

fn below<'a, 't>(walk: &mut Walk<'_, 'a, 't>, element: Element<'a, 't>, surroundings: TagPlace) {
    for child in element.children() {
        of_element(walk, child, surroundings);
        below(walk, child, surroundings);
    }
}

fn of_element<'a, 't>(
    walk: &mut Walk<'_, 'a, 't>,
    element: Element<'a, 't>,
    surroundings: TagPlace,
) {
    let space = element.name().space;
    if !matches!(space, Space::Xhtml | Space::Svg | Space::MathMl) {
        return;
    }
    let attribute = |attribute: Attribute<'a, 't>| TagAttribute {
        name: Cow::Owned(attribute.written()),
        value: Cow::Borrowed(attribute.value()),
        at: attribute.at(),
    };
    let tag = Tag {
        tag: feedmill_text::tags::Tag {
            kind: TagKind::Start,
            name: Cow::Borrowed(element.name().local),
            attributes: element.attributes().map(attribute).collect(),
            at: element.at(),
        },
        place: TagPlace {
            is_xhtml: true,
            is_foreign: space != Space::Xhtml,
            ..surroundings
        },
    };
    for rule in index::of_tags() {
        if let Check::Tag(check) = rule.check {
            check(
                &tag,
                &mut Reporter {
                    rule,
                    findings: walk.findings,
                    place: &mut Place::Source,
                },
            );
        }
    }
}

fn surroundings<'a, 't>(walk: &Walk<'_, 'a, 't>, element: Element<'a, 't>) -> TagPlace {
    let mut above = Some(element);
    let mut has_base = false;
    while let Some(element) = above {
        has_base |= element.attribute("xml:base").is_some();
        above = element.parent();
    }
    TagPlace {
        is_xhtml: false,
        is_foreign: false,
        is_rss: matches!(walk.document.kind, Kind::Rss | Kind::Rss1),
        has_base,
    }
}
