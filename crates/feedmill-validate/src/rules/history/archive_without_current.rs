//! An archive does not say where the current feed is.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "history/archive-without-current",
    severity: Severity::Warning,
    spec: Spec::Rfc(5005, "4"),
    w3c: Some("MissingCurrentInArchive"),
    what: "An archive does not say where the current feed is.",
    why: "Who finds the archive cannot subscribe to the feed.",
    fix: r#"Add a `link` with `rel="current"`."#,
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><fh:archive/></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><fh:archive/><link rel="current" href="https://example.org/1"/></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let archive = document
        .channel()
        .and_then(|channel| channel.child("fh:archive"));
    let is_complete = document
        .channel()
        .is_some_and(|channel| channel.child("fh:complete").is_some());
    if let Some(archive) =
        archive.filter(|_| !is_complete && document.links("current").next().is_none())
    {
        out.at(archive.at(), "there is no `link` with `rel=\"current\"`");
    }
}
