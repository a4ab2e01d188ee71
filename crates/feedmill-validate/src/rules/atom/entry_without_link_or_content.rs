//! An entry has neither content nor a link to its page.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/entry-without-link-or-content",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.2"),
    w3c: Some("MissingContentOrAlternate"),
    what: "An entry has neither content nor a link to its page.",
    why: "Readers have nothing to open.",
    fix: "Add `content`, or a `link` with the address of the page.",
    bad: "<entry><title>a</title></entry>",
    good: r#"<entry><title>a</title><link href="https://example.org/a"/></entry>"#,
    check: Check::Element(&["atom:entry"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let is_alternate = |link: &Element<'_, '_>| {
        link.is("atom:link")
            && link
                .attribute("rel")
                .is_none_or(|rel| rel.value() == "alternate")
    };
    if element.is_closed()
        && element.child("atom:content").is_none()
        && !element.children().any(|child| is_alternate(&child))
    {
        out.at(
            element.at(),
            "`entry` has neither `content` nor a `link` with `rel=\"alternate\"`",
        );
    }
}
