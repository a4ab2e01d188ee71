//! A collection has no title.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/collection-without-title",
    severity: Severity::Error,
    spec: Spec::Rfc(5023, "8.3.3"),
    w3c: Some("MissingElement"),
    what: "A collection has no title.",
    why: "Programs have no name to offer it by.",
    fix: "Add a `title` of Atom.",
    bad: r#"<entry><app:collection href="https://example.org/"></app:collection></entry>"#,
    good: r#"<entry><app:collection href="https://example.org/"><title>a</title></app:collection></entry>"#,
    check: Check::Child("app:collection", &["atom:title"]),
};
