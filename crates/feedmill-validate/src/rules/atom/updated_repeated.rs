//! Two entries have the same time.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::entry::ids;
use crate::source::xml::Element;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    name: "atom/updated-repeated",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.2.15"),
    w3c: Some("DuplicateUpdated"),
    what: "Two entries have the same time.",
    why: "Readers cannot sort them. It may be the time of the build, not of the posts.",
    fix: "Write the time at which each post was changed.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://example.org/a</id><updated>2026-01-01T00:00:00Z</updated></entry><entry><id>https://example.org/b</id><updated>2026-01-01T00:00:00Z</updated></entry></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://example.org/a</id><updated>2026-01-01T00:00:00Z</updated></entry><entry><id>https://example.org/b</id><updated>2025-12-31T00:00:00Z</updated></entry></feed>"#,
    check: Check::Element(&["atom:feed"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let mut seen = HashSet::new();
    for (_, updated, at) in ids(element) {
        if !updated.is_empty() && !seen.insert(updated.clone()) {
            out.at(
                at,
                format!("an entry before this one has the time `{updated}`"),
            );
            return;
        }
    }
}
