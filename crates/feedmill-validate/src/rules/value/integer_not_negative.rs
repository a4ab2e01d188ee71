//! A value is not a whole number of 0 or more.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/integer-not-negative",
    severity: Severity::Error,
    spec: Spec::Url("https://web.resource.org/rss/1.0/modules/slash/"),
    w3c: Some("InvalidNonNegativeInteger"),
    what: "A value is not a whole number of 0 or more.",
    why: "Readers skip the value.",
    fix: "Write digits only.",
    bad: "<item><title>a</title><slash:comments>-1</slash:comments></item>",
    good: "<item><title>a</title><slash:comments>0</slash:comments></item>",
    check: Check::Value(Fault::NonNegativeInteger),
};
