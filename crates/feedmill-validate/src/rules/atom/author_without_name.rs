//! An author has no name.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/author-without-name",
    severity: Severity::Error,
    spec: Spec::Rfc4287("3.2.1"),
    w3c: Some("MissingElement"),
    what: "An author has no name.",
    why: "Readers show nobody.",
    fix: "Add a `name`.",
    bad: "<entry><author><uri>https://example.org/</uri></author></entry>",
    good: "<entry><author><name>Anna</name></author></entry>",
    check: Check::Child("atom:author", &["atom:name"]),
};
