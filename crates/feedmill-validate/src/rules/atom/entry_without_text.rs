//! An entry has neither a summary nor content.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/entry-without-text",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.1.2"),
    w3c: Some("MissingTextualContent"),
    what: "An entry has neither a summary nor content.",
    why: "Readers show its title only.",
    fix: "Add a `summary`.",
    bad: r#"<entry><title>a</title><link href="https://example.org/a"/></entry>"#,
    good: r#"<entry><title>a</title><link href="https://example.org/a"/><summary>b</summary></entry>"#,
    check: Check::Element(&["atom:entry"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.is_closed()
        && element.child("atom:content").is_none()
        && element.child("atom:summary").is_none()
    {
        out.at(element.at(), "`entry` has neither `summary` nor `content`");
    }
}
