//! An attribute that should hold a text is blank.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "extension/blank-attribute",
    severity: Severity::Warning,
    spec: Spec::Url("https://validator.w3.org/feed/docs/"),
    w3c: Some("AttrNotBlank"),
    what: "An attribute that should hold a text is blank.",
    why: "It says nothing, and some readers take it for a fault.",
    fix: "Give it a value, or remove it.",
    bad: r#"<item><media:category label="">a</media:category></item>"#,
    good: r#"<item><media:category label="b">a</media:category></item>"#,
    check: Check::Structure(Family::Extension, Structure::BlankAttribute),
};
