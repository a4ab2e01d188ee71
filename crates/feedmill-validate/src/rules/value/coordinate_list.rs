//! A value is not a list of latitudes and longitudes.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/coordinate-list",
    severity: Severity::Error,
    spec: Spec::Url("https://docs.ogc.org/cs/17-002r1/17-002r1.html"),
    w3c: Some("InvalidCoordList"),
    what: "A value is not a list of latitudes and longitudes.",
    why: "Readers skip the value.",
    fix: "Write numbers with spaces between, each latitude before its longitude.",
    bad: "<item><title>a</title><georss:line>45.3 -71.9 46</georss:line></item>",
    good: "<item><title>a</title><georss:line>45.3 -71.9 46 -72</georss:line></item>",
    check: Check::Value(Fault::CoordinateList),
};
