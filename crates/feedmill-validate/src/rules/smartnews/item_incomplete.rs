//! An article lacks something that `SmartFormat` requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "smartnews/item-incomplete",
    severity: Severity::Error,
    spec: Spec::Url(
        "https://publishers.smartnews.com/hc/en-us/articles/360036526213-SmartFormat-Specification-Version-2-1",
    ),
    w3c: None,
    what: "An article lacks something that SmartFormat requires.",
    why: "SmartNews does not show it.",
    fix: "Give every item a `title`, `link`, `guid`, `pubDate` and `content:encoded`.",
    bad: "<item><title>One</title><link>https://example.org/1</link><description>b</description></item>",
    good: "<item><title>One</title><link>https://example.org/1</link><guid>https://example.org/1</guid><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate><content:encoded>b</content:encoded></item>",
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[
    &["title", "atom:title"],
    &["link", "atom:link"],
    &["guid", "atom:id"],
    &["pubDate", "atom:published", "atom:updated"],
    &["content:encoded", "atom:content"],
];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for item in document.entries() {
        needs(item, NEEDED, out);
    }
}
