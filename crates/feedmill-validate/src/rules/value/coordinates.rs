//! A value is not a latitude and a longitude.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/coordinates",
    severity: Severity::Error,
    spec: Spec::Url("https://docs.ogc.org/cs/17-002r1/17-002r1.html"),
    w3c: Some("InvalidCoord"),
    what: "A value is not a latitude and a longitude.",
    why: "Readers skip the value.",
    fix: "Write two numbers with a space between, the latitude first.",
    bad: "<item><title>a</title><georss:point>45.3</georss:point></item>",
    good: "<item><title>a</title><georss:point>45.3 -71.9</georss:point></item>",
    check: Check::Value(Fault::Coordinates),
};
