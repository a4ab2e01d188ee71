//! The feed has no id.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/feed-without-id",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.1"),
    w3c: Some("MissingElement"),
    what: "The feed has no id.",
    why: "Readers tell feeds apart by it, wherever they move.",
    fix: "Add an `id` that never changes, such as the address of the site.",
    bad: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title><updated>2026-01-01T00:00:00Z</updated></feed>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>a</title><id>https://example.org/</id><updated>2026-01-01T00:00:00Z</updated></feed>"#,
    check: Check::Child("atom:feed", &["atom:id"]),
};
