//! A value is not a latitude.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/latitude",
    severity: Severity::Error,
    spec: Spec::Url("https://www.w3.org/2003/01/geo/"),
    w3c: Some("InvalidLatitude"),
    what: "A value is not a latitude.",
    why: "Readers skip the value.",
    fix: "Write degrees from -90 to 90, with a point for fractions.",
    bad: "<item><title>a</title><geo:lat>91</geo:lat></item>",
    good: "<item><title>a</title><geo:lat>45.3</geo:lat></item>",
    check: Check::Value(Fault::Latitude),
};
