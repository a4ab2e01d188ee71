//! An article lacks something that Flipboard requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "flipboard/item-incomplete",
    severity: Severity::Error,
    spec: Spec::Url("https://about.flipboard.com/rss-spec/"),
    w3c: None,
    what: "An article lacks something that Flipboard requires.",
    why: "It is not shown, or shown without its author and date.",
    fix: "Give every item a `title`, `link`, `description`, `pubDate` and `guid`.",
    bad: "<item><title>One</title><link>https://example.org/1</link></item>",
    good: "<item><title>One</title><link>https://example.org/1</link><description>b</description><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate><guid>https://example.org/1</guid></item>",
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[
    &["title", "atom:title"],
    &["link", "atom:link"],
    &[
        "description",
        "content:encoded",
        "atom:summary",
        "atom:content",
    ],
    &["pubDate", "dc:date", "atom:published", "atom:updated"],
    &["guid", "atom:id"],
];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for item in document.entries() {
        needs(item, NEEDED, out);
    }
}
