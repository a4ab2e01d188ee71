//! The link to the feed itself has a type that is not the feed's.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/self-link-type",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.2.7.2"),
    w3c: Some("SelfNotAtom"),
    what: "The link to the feed itself has a type that is not the feed's.",
    why: "Readers that look for a feed pass it by.",
    fix: "Write `application/atom+xml`; in RSS, `application/rss+xml`.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" type="text/html" href="https://example.org/feed"/></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" type="application/atom+xml" href="https://example.org/feed"/></feed>"#,
    check: Check::Element(&["atom:link"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let value = |name: &str| {
        element
            .attribute(name)
            .map_or("", |attribute| attribute.value())
    };
    let kind = value("type");
    let is_feed = [
        "application/atom+xml",
        "application/rss+xml",
        "application/rdf+xml",
    ]
    .iter()
    .any(|known| kind.starts_with(known));
    let is_of_channel = element
        .parent()
        .is_some_and(|parent| parent.is("atom:feed"));
    if element.relation() == "self" && is_of_channel && !kind.is_empty() && !is_feed {
        out.at(element.at(), format!("`{kind}` is not the type of a feed"));
    }
}
