//! An entry has no title.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/entry-without-title",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.2"),
    w3c: Some("MissingElement"),
    what: "An entry has no title.",
    why: "Readers list entries by their titles.",
    fix: "Add a `title`; an empty one if there is none.",
    bad: "<entry><id>https://example.org/</id><updated>2026-01-01T00:00:00Z</updated></entry>",
    good: "<entry><title>a</title><id>https://example.org/</id><updated>2026-01-01T00:00:00Z</updated></entry>",
    check: Check::Child("atom:entry", &["atom:title"]),
};
