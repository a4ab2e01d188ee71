//! An episode lacks something that PSP-1 requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "psp-1/episode-incomplete",
    severity: Severity::Error,
    spec: Spec::Url("https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification"),
    w3c: None,
    what: "An episode lacks something that PSP-1 requires.",
    why: "Without it the feed does not conform.",
    fix: "Give every item a `title`, an `enclosure` and a `guid`.",
    bad: r#"<item><title>One</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item>"#,
    good: r#"<item><title>One</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/><guid>https://example.org/1</guid></item>"#,
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[&["title"], &["enclosure"], &["guid"]];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for item in document.entries() {
        needs(item, NEEDED, out);
    }
}
