//! The feed lacks something that Flipboard requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "flipboard/channel-incomplete",
    severity: Severity::Error,
    spec: Spec::Url("https://about.flipboard.com/rss-spec/"),
    w3c: None,
    what: "The feed lacks something that Flipboard requires.",
    why: "Flipboard does not take it as the source of a magazine.",
    fix: "Add `title`, `link`, `description` and `language` to the channel.",
    bad: "<channel><title>Tide</title><link>https://example.org/</link><description>b</description></channel>",
    good: "<channel><title>Tide</title><link>https://example.org/</link><description>b</description><language>en</language></channel>",
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[
    &["title", "atom:title"],
    &["link", "atom:link"],
    &["description", "atom:subtitle"],
    &["language", "dc:language", "@xml:lang"],
];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(channel) = document.channel() {
        needs(channel, NEEDED, out);
    }
}
