//! A date names another day of the week than it was.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/date-wrong-weekday",
    severity: Severity::Error,
    spec: Spec::Rfc(5322, "3.3"),
    w3c: Some("IncorrectDOW"),
    what: "A date names another day of the week than it was.",
    why: "Strict readers refuse the date.",
    fix: "Let a library write the date, or leave the day of the week out.",
    bad: "<item><title>a</title><pubDate>Fri, 01 Jan 2026 00:00:00 GMT</pubDate></item>",
    good: "<item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate></item>",
    check: Check::Value(Fault::DateWeekday),
};
