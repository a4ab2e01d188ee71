//! An archive links to no other one.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "history/archive-incomplete",
    severity: Severity::Warning,
    spec: Spec::Rfc(5005, "4"),
    w3c: Some("ArchiveIncomplete"),
    what: "An archive links to no other one.",
    why: "Readers cannot go further back.",
    fix: r#"Add a `link` with `rel="prev-archive"`; if there is nothing before, all is well."#,
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><fh:archive/></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><fh:archive/><link rel="prev-archive" href="https://example.org/1"/></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let archive = document
        .channel()
        .and_then(|channel| channel.child("fh:archive"));
    let is_complete = document
        .channel()
        .is_some_and(|channel| channel.child("fh:complete").is_some());
    let has_link = ["prev-archive", "next-archive"]
        .iter()
        .any(|relation| document.links(relation).next().is_some());
    if let Some(archive) = archive.filter(|_| !is_complete && !has_link) {
        out.at(
            archive.at(),
            "there is no `link` with `rel=\"prev-archive\"`",
        );
    }
}
