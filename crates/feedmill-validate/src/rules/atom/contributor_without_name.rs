//! A contributor has no name.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/contributor-without-name",
    severity: Severity::Error,
    spec: Spec::Rfc4287("3.2.1"),
    w3c: Some("MissingElement"),
    what: "A contributor has no name.",
    why: "Readers show nobody.",
    fix: "Add a `name`.",
    bad: "<entry><contributor><uri>https://example.org/</uri></contributor></entry>",
    good: "<entry><contributor><name>Anna</name></contributor></entry>",
    check: Check::Child("atom:contributor", &["atom:name"]),
};
