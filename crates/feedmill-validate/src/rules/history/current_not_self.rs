//! A complete feed says that the current one is elsewhere.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "history/current-not-self",
    severity: Severity::Error,
    spec: Spec::Rfc(5005, "2"),
    w3c: Some("CurrentNotSelfInCompleteFeed"),
    what: "A complete feed says that the current one is elsewhere.",
    why: "A complete feed is always the current one.",
    fix: "Remove `fh:complete`, or the link.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><fh:complete/><link rel="self" href="https://example.org/1"/><link rel="current" href="https://example.org/2"/></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><fh:complete/><link rel="self" href="https://example.org/1"/><link rel="current" href="https://example.org/1"/></feed>"#,
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
    if document
        .channel()
        .and_then(|channel| channel.child("fh:complete"))
        .is_none()
    {
        return;
    }
    let own = address(document, "self");
    for link in document.links("current") {
        if link.attribute("href").map(|href| href.value()) != own {
            out.at(link.at(), "it is not the address of the feed itself");
        }
    }
}
