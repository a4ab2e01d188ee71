//! An attribute is neither true nor false.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/boolean",
    severity: Severity::Error,
    spec: Spec::Rss("ltguidgtSubelementOfLtitemgt"),
    w3c: Some("InvalidBooleanAttribute"),
    what: "An attribute is neither true nor false.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `true` or `false`, in small letters.",
    bad: r#"<item><title>a</title><guid isPermaLink="no">a</guid></item>"#,
    good: r#"<item><title>a</title><guid isPermaLink="false">a</guid></item>"#,
    check: Check::Value(Fault::Boolean),
};
