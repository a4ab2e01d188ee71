//! The feed has more than 500 entries.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "reader/too-many-entries",
    severity: Severity::Info,
    spec: Spec::Url("https://www.rssboard.org/rss-profile"),
    w3c: None,
    what: "The feed has more than 500 entries.",
    why: "Every reader fetches all of them every time, and most keep the newest hundred.",
    fix: "Keep the newest, and archive the others as RFC 5005 says.",
    bad: "<channel><title>a</title>{501 times: <item/>}</channel>",
    good: "<channel><title>a</title><item><title>b</title></item></channel>",
    check: Check::Document(check),
};

/// How many entries readers keep at most.
const MOST: usize = 500;

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let count = document.entries().count();
    if count > MOST
        && let Some(channel) = document.channel()
    {
        out.at(channel.at(), format!("there are {count} entries"));
    }
}
