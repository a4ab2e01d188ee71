//! An episode lacks something that Apple Podcasts recommends.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "apple/episode-recommended",
    severity: Severity::Info,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: None,
    what: "An episode lacks something that Apple Podcasts recommends.",
    why: "Episodes without a `guid` may appear twice; those without a date or a duration are sorted and shown badly.",
    fix: "Add `guid`, `pubDate`, `description` and `itunes:duration` to the item.",
    bad: r#"<item><title>One</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item>"#,
    good: r#"<item><title>One</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/><guid>https://example.org/1</guid><pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate><description>b</description><itunes:duration>60</itunes:duration></item>"#,
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[
    &["guid"],
    &["pubDate"],
    &["description"],
    &["itunes:duration"],
];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for item in document.entries() {
        needs(item, NEEDED, out);
    }
}
