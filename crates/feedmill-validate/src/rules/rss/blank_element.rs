//! An element that should hold a text is blank.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "rss/blank-element",
    severity: Severity::Warning,
    spec: Spec::Rss("requiredChannelElements"),
    w3c: Some("NotBlank"),
    what: "An element that should hold a text is blank.",
    why: r#"Readers show nothing there, or a word such as "untitled"."#,
    fix: "Give it a text, or remove it.",
    bad: "<item><title></title></item>",
    good: "<item><title>a</title></item>",
    check: Check::Structure(Family::Rss, Structure::BlankElement),
};
