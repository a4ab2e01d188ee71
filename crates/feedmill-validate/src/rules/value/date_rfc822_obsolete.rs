//! A date is legal and in a form that many readers do not understand.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/date-rfc822-obsolete",
    severity: Severity::Warning,
    spec: Spec::Profile("data-types-datetime"),
    w3c: Some("ProblematicalRFC822Date"),
    what: "A date is legal and in a form that many readers do not understand.",
    why: "Some readers read another time, or none.",
    fix: "Write four digits of the year, single spaces, and the zone as `GMT` or `+0100`.",
    bad: "<item><title>a</title><pubDate>01 Jan 26 00:00:00 A</pubDate></item>",
    good: "<item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate></item>",
    check: Check::Value(Fault::DateRfc822Obsolete),
};
