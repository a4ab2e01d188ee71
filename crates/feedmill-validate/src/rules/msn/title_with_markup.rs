//! A title contains HTML.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "msn/title-with-markup",
    severity: Severity::Error,
    spec: Spec::Url(
        "https://support.microsoft.com/en-us/topic/msn-feed-item-metadata-requirements-0114c19c-36bb-4fef-8322-4a1ed6888329",
    ),
    w3c: None,
    what: "A title contains HTML.",
    why: "MSN allows no tags in titles.",
    fix: "Write the title as plain text.",
    bad: "<item><title>&lt;b&gt;The tide&lt;/b&gt; comes in at noon</title></item>",
    good: "<item><title>The tide comes in at noon today</title></item>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for item in document.entries() {
        let Some(title) = item.child("title").or_else(|| item.child("atom:title")) else {
            continue;
        };
        let value = title.value();
        let is_tag = |(at, _): (usize, &str)| {
            let rest = value[at + 1..].trim_start_matches('/');
            rest.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.contains('>')
        };
        if value.match_indices('<').any(is_tag) || title.children().next().is_some() {
            out.at(title.value_at(), "the title contains a tag");
        }
    }
}
