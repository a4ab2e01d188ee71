//! An attribute that should hold a text is blank.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/blank-attribute",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4"),
    w3c: Some("AttrNotBlank"),
    what: "An attribute that should hold a text is blank.",
    why: "It says nothing, and some readers take it for a fault.",
    fix: "Give it a value, or remove it.",
    bad: r#"<entry><link href="https://example.org/" title=""/></entry>"#,
    good: r#"<entry><link href="https://example.org/"/></entry>"#,
    check: Check::Structure(Family::Atom, Structure::BlankAttribute),
};
