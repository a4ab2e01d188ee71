//! A value has a prefix that nothing declares.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "extension/prefix-undeclared",
    severity: Severity::Error,
    spec: Spec::Url("https://github.com/dewitt/opensearch"),
    w3c: Some("UndeclaredPrefix"),
    what: "A value has a prefix that nothing declares.",
    why: "Nobody can tell what it means.",
    fix: "Declare the prefix, or write a word without one.",
    bad: r#"<channel><opensearch:Query role="x:mine"/></channel>"#,
    good: r#"<channel><opensearch:Query role="dc:mine"/></channel>"#,
    check: Check::Structure(Family::Extension, Structure::UndeclaredPrefix),
};
