//! A date is not one of the W3C's profile of ISO 8601.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/date-w3c",
    severity: Severity::Error,
    spec: Spec::Url("https://www.w3.org/TR/NOTE-datetime"),
    w3c: Some("InvalidW3CDTFDate"),
    what: "A date is not one of the W3C's profile of ISO 8601.",
    why: "Readers do not understand the date.",
    fix: "Write `2026-01-01`, or `2026-01-01T00:00:00Z`.",
    bad: "<item><title>a</title><dc:date>1 Jan 2026</dc:date></item>",
    good: "<item><title>a</title><dc:date>2026-01-01</dc:date></item>",
    check: Check::Value(Fault::DateW3c),
};
