//! A value is not a list of whole numbers.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/integer-list",
    severity: Severity::Error,
    spec: Spec::Url("https://web.resource.org/rss/1.0/modules/slash/"),
    w3c: Some("InvalidCommaSeparatedIntegers"),
    what: "A value is not a list of whole numbers.",
    why: "Readers skip the value.",
    fix: "Write numbers with commas between.",
    bad: "<item><title>a</title><slash:hit_parade>a,b</slash:hit_parade></item>",
    good: "<item><title>a</title><slash:hit_parade>2,1</slash:hit_parade></item>",
    check: Check::Value(Fault::IntegerList),
};
