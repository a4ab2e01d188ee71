//! An article is older than a year, or not published yet.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::instant;

pub(super) static RULE: Rule = Rule {
    name: "msn/date-out-of-range",
    severity: Severity::Error,
    spec: Spec::Url(
        "https://support.microsoft.com/en-us/topic/msn-feed-item-metadata-requirements-0114c19c-36bb-4fef-8322-4a1ed6888329",
    ),
    w3c: None,
    what: "An article is older than a year, or not published yet.",
    why: "MSN takes in what was published in the last 365 days.",
    fix: "Leave the article out, or give it its date.",
    bad: "<item><title>One</title><pubDate>Mon, 06 Jan 2020 10:00:00 GMT</pubDate></item>",
    good: "<item><title>One</title><pubDate>Mon, 22 Dec 2025 10:00:00 GMT</pubDate></item>",
    check: Check::Document(check),
};

/// How old an article may be, in days.
const OLDEST: i64 = 365;

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(now) = document.now else {
        return;
    };
    for item in document.entries() {
        let Some(date) = item
            .child("pubDate")
            .or_else(|| item.child("atom:published"))
        else {
            continue;
        };
        let value = date.value();
        let Some(instant) = instant(&value) else {
            continue;
        };
        let days = (now - instant).num_days();
        if instant > now {
            out.at(
                date.value_at(),
                format!("`{}` lies in the future", value.trim()),
            );
        } else if days >= OLDEST {
            out.at(
                date.value_at(),
                format!("`{}` is {days} days ago", value.trim()),
            );
        }
    }
}
