//! An element that should hold a text is blank.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "extension/blank-element",
    severity: Severity::Warning,
    spec: Spec::Url("https://validator.w3.org/feed/docs/"),
    w3c: Some("NotBlank"),
    what: "An element that should hold a text is blank.",
    why: r#"Readers show nothing there, or a word such as "untitled"."#,
    fix: "Give it a text, or remove it.",
    bad: "<item><dc:creator/></item>",
    good: "<item><dc:creator>Anna</dc:creator></item>",
    check: Check::Structure(Family::Extension, Structure::BlankElement),
};
