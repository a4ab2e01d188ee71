//! The feed has no updated.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/feed-without-updated",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.1"),
    w3c: Some("MissingElement"),
    what: "The feed has no updated.",
    why: "Readers cannot tell whether anything is new.",
    fix: "Add `updated` with the time of the newest entry.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title><id>https://example.org/</id></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title><id>https://example.org/</id><updated>2026-01-01T00:00:00Z</updated></feed>"#,
    check: Check::Child("atom:feed", &["atom:updated"]),
};
