//! The source of an entry has no updated.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/source-without-updated",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.2.11"),
    w3c: Some("MissingSourceElement"),
    what: "The source of an entry has no updated.",
    why: "Readers cannot say where the entry comes from, or drop what they have twice.",
    fix: "Copy the updated of the feed that the entry comes from.",
    bad: "<entry><source><title>a</title><id>https://example.org/</id></source></entry>",
    good: "<entry><source><title>a</title><id>https://example.org/</id><updated>2026-01-01T00:00:00Z</updated></source></entry>",
    check: Check::Child("atom:source", &["atom:updated"]),
};
