//! The description of the feed is longer than 30 characters.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "smartnews/description-too-long",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://publishers.smartnews.com/hc/en-us/articles/360036526213-SmartFormat-Specification-Version-2-1",
    ),
    w3c: None,
    what: "The description of the feed is longer than 30 characters.",
    why: "SmartNews shows no more of it.",
    fix: "Shorten it.",
    bad: "<channel><description>{31 times: a}</description></channel>",
    good: "<channel><description>Tides, told</description></channel>",
    check: Check::Document(check),
};

/// How many characters the description should have.
const MOST: usize = 30;

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(text) = document
        .channel()
        .and_then(|channel| channel.child("description"))
    {
        let count = text.value().trim().chars().count();
        if count > MOST {
            out.at(text.value_at(), format!("it has {count} characters"));
        }
    }
}
