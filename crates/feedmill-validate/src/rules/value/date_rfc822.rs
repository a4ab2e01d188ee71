//! A date is not one of RFC 822.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/date-rfc822",
    severity: Severity::Error,
    spec: Spec::Profile("data-types-datetime"),
    w3c: Some("InvalidRFC2822Date"),
    what: "A date is not one of RFC 822.",
    why: "Readers sort the item wrongly, or as if it had no date.",
    fix: "Write it as `Thu, 01 Jan 2026 00:00:00 GMT`.",
    bad: "<item><title>a</title><pubDate>2026-01-01</pubDate></item>",
    good: "<item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate></item>",
    check: Check::Value(Fault::DateRfc822),
};
