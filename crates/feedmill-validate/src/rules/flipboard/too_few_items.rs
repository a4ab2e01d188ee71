//! The feed has fewer than 30 articles.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "flipboard/too-few-items",
    severity: Severity::Warning,
    spec: Spec::Url("https://about.flipboard.com/rss-spec/"),
    w3c: None,
    what: "The feed has fewer than 30 articles.",
    why: "Flipboard asks for 30 before it shows a feed.",
    fix: "Raise the number of items of the feed.",
    bad: "<channel><item><title>One</title></item></channel>",
    good: "<channel>{30 times: <item><title>One</title></item>}</channel>",
    check: Check::Document(check),
};

/// How many articles there should be.
const LEAST: usize = 30;

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let count = document.entries().count();
    if let Some(channel) = document.channel().filter(|_| count < LEAST) {
        out.at(channel.at(), format!("there are {count}"));
    }
}
