//! A title is too short or too long for MSN.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "msn/title-length",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://support.microsoft.com/en-us/topic/msn-feed-item-metadata-requirements-0114c19c-36bb-4fef-8322-4a1ed6888329",
    ),
    w3c: None,
    what: "A title is too short or too long for MSN.",
    why: "Articles with titles of 20 characters or fewer, or of more than 150 without a short title, may be removed.",
    fix: "Write a title of 21 to 150 characters.",
    bad: "<item><title>Tide</title></item>",
    good: "<item><title>The tide comes in at noon today</title></item>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for item in document.entries() {
        let Some(title) = item.child("title").or_else(|| item.child("atom:title")) else {
            continue;
        };
        let count = title.value().trim().chars().count();
        let has_short = item
            .children()
            .any(|child| child.name().local == "shortTitle");
        if (1..=20).contains(&count) || (count > 150 && !has_short) {
            out.at(
                title.value_at(),
                format!("the title has {count} characters"),
            );
        }
    }
}
