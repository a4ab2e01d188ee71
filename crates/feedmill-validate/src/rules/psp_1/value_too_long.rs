//! A value is longer than the 255 characters that PSP-1 allows.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "psp-1/value-too-long",
    severity: Severity::Warning,
    spec: Spec::Url("https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification"),
    w3c: None,
    what: "A value is longer than the 255 characters that PSP-1 allows.",
    why: "Apps may cut it off.",
    fix: "Shorten it.",
    bad: "<channel><title>{256 times: a}</title></channel>",
    good: "<channel><title>Tide</title></channel>",
    check: Check::Document(check),
};

/// What the specification gives no limit of its own.
const SHORT: [&str; 5] = [
    "title",
    "itunes:title",
    "itunes:author",
    "copyright",
    "language",
];

/// How many characters a value may have.
const MOST: usize = 255;

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for element in document.channel().into_iter().chain(document.entries()) {
        for value in element
            .children()
            .filter(|child| SHORT.iter().any(|name| child.is(name)))
        {
            let count = value.value().trim().chars().count();
            if count > MOST {
                out.at(
                    value.value_at(),
                    format!("`{}` has {count} characters", value.written()),
                );
            }
        }
    }
}
