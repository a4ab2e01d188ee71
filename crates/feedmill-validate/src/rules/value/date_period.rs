//! A value is neither a date nor a period of time.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/date-period",
    severity: Severity::Error,
    spec: Spec::Url("https://www.dublincore.org/specifications/dublin-core/dcmi-period/"),
    w3c: Some("InvalidW3CDTFDate"),
    what: "A value is neither a date nor a period of time.",
    why: "Programs cannot tell how long it is valid.",
    fix: "Write a date, or `start=2026-01-01; end=2026-12-31`.",
    bad: "<item><title>a</title><dcterms:valid>for ever</dcterms:valid></item>",
    good: "<item><title>a</title><dcterms:valid>start=2026-01-01; end=2026-12-31</dcterms:valid></item>",
    check: Check::Value(Fault::DateRange),
};
