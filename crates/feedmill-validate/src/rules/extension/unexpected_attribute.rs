//! An element has an attribute that it may not have.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "extension/unexpected-attribute",
    severity: Severity::Error,
    spec: Spec::Url("https://validator.w3.org/feed/docs/"),
    w3c: Some("UnexpectedAttribute"),
    what: "An element has an attribute that it may not have.",
    why: "Readers skip it, so that what it says is lost.",
    fix: "Look for a typing error, capitals among them, or remove it.",
    bad: r#"<item><media:thumbnail url="https://example.org/a.png" alt="a"/></item>"#,
    good: r#"<item><media:thumbnail url="https://example.org/a.png" width="80"/></item>"#,
    check: Check::Structure(Family::Extension, Structure::UnexpectedAttribute),
};
