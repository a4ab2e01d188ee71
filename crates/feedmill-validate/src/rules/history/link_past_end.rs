//! The last page of a feed links to a next one, or the first to a previous one.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "history/link-past-end",
    severity: Severity::Error,
    spec: Spec::Rfc(5005, "3"),
    w3c: Some("LinkPastEnd"),
    what: "The last page of a feed links to a next one, or the first to a previous one.",
    why: "Readers that follow the links find no end.",
    fix: "Remove the link.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><link rel="self" href="https://example.org/1"/><link rel="last" href="https://example.org/1"/><link rel="next" href="https://example.org/2"/></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><link rel="self" href="https://example.org/1"/><link rel="last" href="https://example.org/2"/><link rel="next" href="https://example.org/2"/></feed>"#,
    check: Check::Document(check),
};

fn address<'a>(document: &Document<'a, '_>, relation: &str) -> Option<&'a str> {
    document
        .links(relation)
        .next()?
        .attribute("href")
        .map(|href| href.value())
}

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(own) = address(document, "self") else {
        return;
    };
    for (end, beyond) in [
        ("last", &["next"][..]),
        ("first", &["prev", "previous"][..]),
    ] {
        if address(document, end) != Some(own) {
            continue;
        }
        for link in beyond.iter().flat_map(|relation| document.links(relation)) {
            out.at(link.at(), format!("this page is the {end} one"));
        }
    }
}
