//! Coordinates stand apart by a comma.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/coordinate-comma",
    severity: Severity::Warning,
    spec: Spec::Url("https://docs.ogc.org/cs/17-002r1/17-002r1.html"),
    w3c: Some("CoordComma"),
    what: "Coordinates stand apart by a comma.",
    why: "Some programs read the whole as one number.",
    fix: "Write a space instead.",
    bad: "<item><title>a</title><georss:point>45.3,-71.9</georss:point></item>",
    good: "<item><title>a</title><georss:point>45.3 -71.9</georss:point></item>",
    check: Check::Value(Fault::CoordinateComma),
};
