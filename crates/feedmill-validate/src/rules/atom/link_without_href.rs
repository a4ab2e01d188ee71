//! A link has no address.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "atom/link-without-href",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.2.7.1"),
    w3c: Some("MissingHref"),
    what: "A link has no address.",
    why: "It leads nowhere.",
    fix: "Add `href`, or remove the link.",
    bad: r#"<entry><link rel="alternate"/></entry>"#,
    good: r#"<entry><link rel="alternate" href="https://example.org/"/></entry>"#,
    check: Check::Attribute("atom:link", "href"),
};
