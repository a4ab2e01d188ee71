//! A time has a 61st second.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/date-leap-second",
    severity: Severity::Warning,
    spec: Spec::Rfc(3339, "5.6"),
    w3c: None,
    what: "A time has a 61st second.",
    why: "It is legal, and many programs refuse the date.",
    fix: "Write the second before it.",
    bad: "<item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:60 GMT</pubDate></item>",
    good: "<item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:59 GMT</pubDate></item>",
    check: Check::Value(Fault::DateSecond),
};
