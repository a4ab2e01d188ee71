//! An element that should hold a text is blank.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/blank-element",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4"),
    w3c: Some("NotBlank"),
    what: "An element that should hold a text is blank.",
    why: r#"Readers show nothing there, or a word such as "untitled"."#,
    fix: "Give it a text, or remove it.",
    bad: "<entry><title/></entry>",
    good: "<entry><title>a</title></entry>",
    check: Check::Structure(Family::Atom, Structure::BlankElement),
};
