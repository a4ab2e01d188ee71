//! A date is not one of ISO 8601.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/date-iso8601",
    severity: Severity::Error,
    spec: Spec::Url("https://web.resource.org/rss/1.0/modules/event/"),
    w3c: Some("InvalidISO8601DateTime"),
    what: "A date is not one of ISO 8601.",
    why: "Calendars do not understand the date.",
    fix: "Write `2026-01-01T10:00:00`.",
    bad: "<item><title>a</title><ev:startdate>1 Jan 2026</ev:startdate></item>",
    good: "<item><title>a</title><ev:startdate>2026-01-01T10:00:00</ev:startdate></item>",
    check: Check::Value(Fault::DateIso8601),
};
