//! A value is not a language tag.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/language",
    severity: Severity::Error,
    spec: Spec::Rfc(5646, "2.1"),
    w3c: Some("InvalidLanguage"),
    what: "A value is not a language tag.",
    why: "Readers cannot choose fonts, voices or translations.",
    fix: "Write `en`, `pt-BR` or `zh-Hant`: a code of ISO 639, and if need be a region behind a hyphen.",
    bad: "<channel><language>English</language></channel>",
    good: "<channel><language>en</language></channel>",
    check: Check::Value(Fault::Language),
};
