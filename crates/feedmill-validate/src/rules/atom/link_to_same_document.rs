//! A link leads to the feed in which it stands.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/link-to-same-document",
    severity: Severity::Warning,
    spec: Spec::Rfc(3986, "4.4"),
    w3c: Some("SameDocumentReference"),
    what: "A link leads to the feed in which it stands.",
    why: "Readers open the feed instead of a page.",
    fix: r#"Write the address of the page, or `rel="self"`."#,
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><link href=""/></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://example.org/"/></feed>"#,
    check: Check::Element(&["atom:link"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(href) = element.attribute("href") else {
        return;
    };
    let is_self = element
        .attribute("rel")
        .is_some_and(|rel| rel.value() == "self");
    if !is_self && (href.value().is_empty() || href.value().starts_with('#')) {
        out.at(href.value_at(), "this is the address of the feed itself");
    }
}
