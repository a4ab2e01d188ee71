//! The zone of a time is more than a day away from UTC.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/date-far-zone",
    severity: Severity::Error,
    spec: Spec::Rfc(3339, "5.6"),
    w3c: None,
    what: "The zone of a time is more than a day away from UTC.",
    why: "There is no such zone, and programs refuse the date.",
    fix: "Correct the zone: it lies between `-12:00` and `+14:00`.",
    bad: "<item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:00 +9900</pubDate></item>",
    good: "<item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:00 +0900</pubDate></item>",
    check: Check::Value(Fault::DateOffset),
};
