//! The show lacks something that Apple Podcasts recommends.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "apple/channel-recommended",
    severity: Severity::Info,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: None,
    what: "The show lacks something that Apple Podcasts recommends.",
    why: "Its page there shows no author, or leads to no site.",
    fix: "Add `itunes:author` and `link` to the channel.",
    bad: "<channel><title>Tide</title><link>https://example.org/</link></channel>",
    good: "<channel><title>Tide</title><link>https://example.org/</link><itunes:author>Ida</itunes:author></channel>",
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[&["itunes:author"], &["link"]];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(channel) = document.channel() {
        needs(channel, NEEDED, out);
    }
}
