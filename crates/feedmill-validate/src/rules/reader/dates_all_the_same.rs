//! All items have the same date.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "reader/dates-all-the-same",
    severity: Severity::Warning,
    spec: Spec::Url("https://www.rssboard.org/rss-profile"),
    w3c: None,
    what: "All items have the same date.",
    why: "It is the time of the build, not of the posts: readers show everything as new, in any order.",
    fix: "Write the time at which each post was published.",
    bad: "<channel><title>a</title><item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate></item><item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate></item><item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate></item><item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate></item></channel>",
    good: "<item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate></item>",
    check: Check::Document(check),
};

/// Up to this many entries, it may be chance.
const LEAST: usize = 3;

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let dates: Vec<_> = document
        .entries()
        .filter_map(|entry| {
            entry
                .child("pubDate")
                .or_else(|| entry.child("atom:updated"))
        })
        .map(|date| date.value().trim().to_owned())
        .collect();
    let is_one = dates.len() > LEAST && dates.iter().all(|date| *date == dates[0]);
    if let Some(channel) = document.channel().filter(|_| is_one) {
        out.at(
            channel.at(),
            format!("all {} entries are of {}", dates.len(), dates[0]),
        );
    }
}
