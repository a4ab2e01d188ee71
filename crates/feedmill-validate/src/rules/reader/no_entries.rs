//! The feed has no entries.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "reader/no-entries",
    severity: Severity::Info,
    spec: Spec::Url("https://www.rssboard.org/rss-profile"),
    w3c: None,
    what: "The feed has no entries.",
    why: "Some readers refuse to subscribe to an empty feed.",
    fix: "Publish something, or leave the feed out until then.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title><entry><title>b</title></entry></feed>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(channel) = document
        .channel()
        .filter(|channel| channel.is_closed() && document.entries().next().is_none())
    {
        out.at(channel.at(), "there are no entries");
    }
}
