//! An entry has no id.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/entry-without-id",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.2"),
    w3c: Some("MissingElement"),
    what: "An entry has no id.",
    why: "Readers use the id to know an entry that they have already shown.",
    fix: "Add one `id` that never changes, such as the post's permanent address.",
    bad: "<entry><title>a</title><updated>2026-01-01T00:00:00Z</updated></entry>",
    good: "<entry><title>a</title><id>https://example.org/</id><updated>2026-01-01T00:00:00Z</updated></entry>",
    check: Check::Child("atom:entry", &["atom:id"]),
};
