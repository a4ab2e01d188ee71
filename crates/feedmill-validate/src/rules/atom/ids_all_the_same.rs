//! All entries have the same id.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::entry::{ids, is_one_id};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/ids-all-the-same",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.1"),
    w3c: Some("DuplicateIds"),
    what: "All entries have the same id.",
    why: "Readers show one of them.",
    fix: "Give each entry an id of its own.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://example.org/a</id><updated>2026-01-01T00:00:00Z</updated></entry><entry><id>https://example.org/a</id><updated>2025-12-31T00:00:00Z</updated></entry><entry><id>https://example.org/a</id><updated>2026-01-01T00:00:00Z</updated></entry></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://example.org/a</id><updated>2026-01-01T00:00:00Z</updated></entry></feed>"#,
    check: Check::Element(&["atom:feed"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let ids = ids(element);
    if is_one_id(&ids) {
        out.at(
            element.at(),
            format!("all {} entries have the same id", ids.len()),
        );
    }
}
