//! Two links lead to the same kind of alternate in the same language.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    name: "atom/link-repeated",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.1"),
    w3c: Some("DuplicateAtomLink"),
    what: "Two links lead to the same kind of alternate in the same language.",
    why: "Readers cannot tell which page to open.",
    fix: "Keep one; or give them a `type` or `hreflang` of their own, or another `rel`.",
    bad: r#"<entry><link href="https://example.org/a"/><link href="https://example.org/b"/></entry>"#,
    good: r#"<entry><link href="https://example.org/a"/><link rel="related" href="https://example.org/b"/></entry>"#,
    check: Check::Element(&["atom:feed", "atom:entry", "atom:source"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let mut seen = HashSet::new();
    for link in element.children().filter(|child| child.is("atom:link")) {
        let value = |name: &str| {
            link.attribute(name)
                .map(|attribute| attribute.value().to_owned())
        };
        let is_alternate = link.relation() == "alternate";
        if is_alternate && !seen.insert((value("type"), value("hreflang"))) {
            out.at(
                link.at(),
                "another alternate link has the same type and language",
            );
        }
    }
}
