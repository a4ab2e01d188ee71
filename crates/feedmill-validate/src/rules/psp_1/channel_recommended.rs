//! The show lacks something that PSP-1 recommends.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "psp-1/channel-recommended",
    severity: Severity::Info,
    spec: Spec::Url("https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification"),
    w3c: None,
    what: "The show lacks something that PSP-1 recommends.",
    why: "Hosts and apps know the show less well.",
    fix: "Add `podcast:locked`, `podcast:guid` and `itunes:author` to the channel.",
    bad: "<channel><title>Tide</title><podcast:locked>yes</podcast:locked><itunes:author>Ida</itunes:author></channel>",
    good: "<channel><title>Tide</title><podcast:locked>yes</podcast:locked><podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid><itunes:author>Ida</itunes:author></channel>",
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[&["podcast:locked"], &["podcast:guid"], &["itunes:author"]];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(channel) = document.channel() {
        needs(channel, NEEDED, out);
    }
}
