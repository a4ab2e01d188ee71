//! An hour or a day to skip stands there twice.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    name: "rss/skip-repeated",
    severity: Severity::Error,
    spec: Spec::Profile("element-channel-skipdays-day"),
    w3c: Some("DuplicateValue"),
    what: "An hour or a day to skip stands there twice.",
    why: "It says nothing more the second time.",
    fix: "Keep it once.",
    bad: "<skipDays><day>Monday</day><day>Monday</day></skipDays>",
    good: "<skipDays><day>Monday</day></skipDays>",
    check: Check::Element(&["skipHours", "skipDays"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let mut seen = HashSet::new();
    for child in element.children() {
        let value = child.value().trim().to_owned();
        if !value.is_empty() && !seen.insert(value.clone()) {
            out.at(child.at(), format!("`{value}` stands there twice"));
        }
    }
}
