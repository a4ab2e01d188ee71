//! An entry has no updated.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/entry-without-updated",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.2"),
    w3c: Some("MissingElement"),
    what: "An entry has no updated.",
    why: "Readers cannot sort the entry, or see that it has changed.",
    fix: "Add `updated` with the time of the last change that matters.",
    bad: "<entry><title>a</title><id>https://example.org/</id></entry>",
    good: "<entry><title>a</title><id>https://example.org/</id><updated>2026-01-01T00:00:00Z</updated></entry>",
    check: Check::Child("atom:entry", &["atom:updated"]),
};
