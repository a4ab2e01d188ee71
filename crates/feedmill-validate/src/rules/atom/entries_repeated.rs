//! Two entries have the same id and the same time.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::entry::{ids, is_one_id};
use crate::source::xml::Element;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    name: "atom/entries-repeated",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.1.1"),
    w3c: Some("DuplicateEntries"),
    what: "Two entries have the same id and the same time.",
    why: "Readers show one of them.",
    fix: "Give each entry an id of its own; a new version of an entry gets a new `updated`.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://example.org/a</id><updated>2026-01-01T00:00:00Z</updated></entry><entry><id>https://example.org/a</id><updated>2026-01-01T00:00:00Z</updated></entry></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://example.org/a</id><updated>2026-01-01T00:00:00Z</updated></entry><entry><id>https://example.org/b</id><updated>2025-12-31T00:00:00Z</updated></entry></feed>"#,
    check: Check::Element(&["atom:feed"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let ids = ids(element);
    if is_one_id(&ids) {
        return;
    }
    let mut seen = HashSet::new();
    for (id, updated, at) in ids {
        if !seen.insert((id.clone(), updated)) {
            out.at(
                at,
                format!("an entry before this one has the id `{id}` and the same time"),
            );
        }
    }
}
