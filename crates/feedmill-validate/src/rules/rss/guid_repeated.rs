//! Two items have the same guid.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    name: "rss/guid-repeated",
    severity: Severity::Error,
    spec: Spec::Rss("ltguidgtSubelementOfLtitemgt"),
    w3c: Some("DuplicateValue"),
    what: "Two items have the same guid.",
    why: "Readers take the second for the first, and do not show it.",
    fix: "Give every item a guid of its own, such as its address.",
    bad: "<item><title>a</title><guid>https://example.org/1</guid></item><item><title>b</title><guid>https://example.org/1</guid></item>",
    good: "<item><title>a</title><guid>https://example.org/1</guid></item><item><title>b</title><guid>https://example.org/2</guid></item>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let mut seen = HashSet::new();
    for item in document.entries() {
        let Some(guid) = item.child("guid") else {
            continue;
        };
        let value = guid.value();
        if !value.trim().is_empty() && !seen.insert(value.trim().to_owned()) {
            out.at(
                guid.at(),
                format!("an item before this one has the guid `{}`", value.trim()),
            );
        }
    }
}
