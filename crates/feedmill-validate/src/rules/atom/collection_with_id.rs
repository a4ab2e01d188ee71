//! A collection has an `id` or other metadata of a feed.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/collection-with-id",
    severity: Severity::Warning,
    spec: Spec::Rfc(5023, "8.3.3"),
    w3c: Some("QuestionableUsage"),
    what: "A collection has an `id` or other metadata of a feed.",
    why: "Programs take a collection's title and what it accepts, and nothing else.",
    fix: "Remove it.",
    bad: r#"<entry><app:collection href="https://example.org/"><title>a</title><id>https://example.org/</id></app:collection></entry>"#,
    good: r#"<entry><app:collection href="https://example.org/"><title>a</title></app:collection></entry>"#,
    check: Check::Element(&["app:collection"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let other = element
        .children()
        .find(|child| child.name().space == Space::Atom && !child.is("atom:title"));
    if let Some(other) = other {
        out.at(
            other.at(),
            format!("a collection has no `{}`", other.written()),
        );
    }
}
