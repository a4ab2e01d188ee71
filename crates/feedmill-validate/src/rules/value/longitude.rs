//! A value is not a longitude.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/longitude",
    severity: Severity::Error,
    spec: Spec::Url("https://www.w3.org/2003/01/geo/"),
    w3c: Some("InvalidLongitude"),
    what: "A value is not a longitude.",
    why: "Readers skip the value.",
    fix: "Write degrees from -180 to 180, with a point for fractions.",
    bad: "<item><title>a</title><geo:long>181</geo:long></item>",
    good: "<item><title>a</title><geo:long>-71.9</geo:long></item>",
    check: Check::Value(Fault::Longitude),
};
