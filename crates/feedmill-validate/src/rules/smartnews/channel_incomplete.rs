//! The feed lacks something that `SmartFormat` requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "smartnews/channel-incomplete",
    severity: Severity::Error,
    spec: Spec::Url(
        "https://publishers.smartnews.com/hc/en-us/articles/360036526213-SmartFormat-Specification-Version-2-1",
    ),
    w3c: None,
    what: "The feed lacks something that SmartFormat requires.",
    why: "SmartNews refuses the feed.",
    fix: "Add `title`, `link`, `description` and `pubDate` to the channel.",
    bad: "<channel><title>Tide</title><link>https://example.org/</link><description>b</description></channel>",
    good: "<channel><title>Tide</title><link>https://example.org/</link><description>b</description><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate></channel>",
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[
    &["title", "atom:title"],
    &["link", "atom:link"],
    &["description", "atom:subtitle"],
    &["pubDate", "atom:updated"],
];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(channel) = document.channel() {
        needs(channel, NEEDED, out);
    }
}
