//! Categories are elsewhere and here.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/categories-twice",
    severity: Severity::Error,
    spec: Spec::Rfc(5023, "7.2.1"),
    w3c: Some("ConflictingCatChildren"),
    what: "Categories are elsewhere and here.",
    why: "Programs take what is elsewhere.",
    fix: "Keep `href`, or the categories.",
    bad: r#"<entry><app:collection href="https://example.org/"><app:categories href="https://example.org/c"><category term="a"/></app:categories></app:collection></entry>"#,
    good: r#"<entry><app:collection href="https://example.org/"><app:categories href="https://example.org/c"/></app:collection></entry>"#,
    check: Check::Element(&["app:categories"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.attribute("href").is_some() && element.children().next().is_some() {
        out.at(element.at(), "`href` excludes categories");
    }
}
