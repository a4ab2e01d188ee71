//! A value is neither true nor false.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/true-false",
    severity: Severity::Error,
    spec: Spec::Opml,
    w3c: Some("InvalidTrueFalse"),
    what: "A value is neither true nor false.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `true` or `false`.",
    bad: r#"<outline text="a" isComment="yes"/>"#,
    good: r#"<outline text="a" isComment="true"/>"#,
    check: Check::Value(Fault::TrueFalse),
};
