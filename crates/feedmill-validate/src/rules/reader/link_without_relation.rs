//! A link has no relation.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "reader/link-without-relation",
    severity: Severity::Info,
    spec: Spec::Rfc4287("4.2.7.2"),
    w3c: None,
    what: "A link has no relation.",
    why: "It is an alternate one; a few readers look for the word.",
    fix: r#"Add `rel="alternate"`."#,
    bad: r#"<entry><link href="https://example.org/"/></entry>"#,
    good: r#"<entry><link rel="alternate" href="https://example.org/"/></entry>"#,
    check: Check::Element(&["atom:link"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.attribute("rel").is_none() && element.attribute("href").is_some() {
        out.at(element.at(), "there is no `rel`");
    }
}
