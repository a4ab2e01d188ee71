//! A text that should be plain has HTML.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/html-in-text",
    severity: Severity::Warning,
    spec: Spec::Profile("data-types-characterdata"),
    w3c: Some("ContainsHTML"),
    what: "A text that should be plain has HTML.",
    why: "Some readers show the tags and references as they are written.",
    fix: "Remove the tags, and write characters instead of references.",
    bad: "<item><title>a</title><dc:subject>&lt;b>a&lt;/b></dc:subject></item>",
    good: "<item><title>a</title><dc:subject>a</dc:subject></item>",
    check: Check::Value(Fault::HtmlInText),
};
