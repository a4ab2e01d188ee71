//! A link has content.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/link-not-empty",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.2.7"),
    w3c: Some("AtomLinkNotEmpty"),
    what: "A link has content.",
    why: "Readers take the address from `href`, and skip the content.",
    fix: "Put the address into `href`, the text into `title`.",
    bad: r#"<entry><link href="https://example.org/">b</link></entry>"#,
    good: r#"<entry><link href="https://example.org/" title="b"/></entry>"#,
    check: Check::Element(&["atom:link"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.has_text() {
        out.at(element.content_at(), "`link` should be empty");
    }
}
