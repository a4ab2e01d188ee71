//! A complete feed links to other pages of it.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "history/relation-in-complete",
    severity: Severity::Error,
    spec: Spec::Rfc(5005, "2"),
    w3c: Some("FeedRelInCompleteFeed"),
    what: "A complete feed links to other pages of it.",
    why: "A complete feed has all entries: there are no other pages.",
    fix: "Remove `fh:complete`, or the links.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><fh:complete/><link rel="next" href="https://example.org/2"/></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><link rel="next" href="https://example.org/2"/></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if document
        .channel()
        .and_then(|channel| channel.child("fh:complete"))
        .is_none()
    {
        return;
    }
    for relation in [
        "first",
        "last",
        "next",
        "prev",
        "previous",
        "next-archive",
        "prev-archive",
    ] {
        for link in document.links(relation) {
            out.at(link.at(), format!("a complete feed has no `{relation}`"));
        }
    }
}
