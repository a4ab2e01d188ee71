//! An element lacks an attribute that it must have.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "extension/missing-attribute",
    severity: Severity::Error,
    spec: Spec::Url("https://validator.w3.org/feed/docs/"),
    w3c: Some("MissingAttribute"),
    what: "An element lacks an attribute that it must have.",
    why: "Without it, the element says nothing, and readers skip it.",
    fix: "Add the attribute, or remove the element.",
    bad: "<item><media:thumbnail/></item>",
    good: r#"<item><media:thumbnail url="https://example.org/a.png"/></item>"#,
    check: Check::Structure(Family::Extension, Structure::MissingAttribute),
};
