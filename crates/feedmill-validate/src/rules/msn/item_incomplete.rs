//! An article lacks something that MSN requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "msn/item-incomplete",
    severity: Severity::Error,
    spec: Spec::Url(
        "https://support.microsoft.com/en-us/topic/msn-feed-item-metadata-requirements-0114c19c-36bb-4fef-8322-4a1ed6888329",
    ),
    w3c: None,
    what: "An article lacks something that MSN requires.",
    why: "It is not taken in.",
    fix: "Give every item a `guid`, `title`, `pubDate`, `link` and a body in `content:encoded` or `description`.",
    bad: "<item><title>One</title><link>https://example.org/1</link></item>",
    good: "<item><title>One</title><link>https://example.org/1</link><description>b</description><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate><guid>https://example.org/1</guid></item>",
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[
    &["guid", "atom:id"],
    &["title", "atom:title"],
    &["pubDate", "atom:published"],
    &["content:encoded", "description", "atom:content"],
    &["link", "atom:link"],
];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for item in document.entries() {
        needs(item, NEEDED, out);
    }
}
