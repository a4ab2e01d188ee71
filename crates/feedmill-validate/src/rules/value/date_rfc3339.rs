//! A date is not one of RFC 3339.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/date-rfc3339",
    severity: Severity::Error,
    spec: Spec::Rfc4287("3.3"),
    w3c: Some("InvalidRFC3339Date"),
    what: "A date is not one of RFC 3339.",
    why: "Readers sort the entry wrongly, or as if it had no date.",
    fix: "Write it as `2026-01-01T00:00:00Z`, with seconds and a zone.",
    bad: "<entry><updated>2026-01-01</updated></entry>",
    good: "<entry><updated>2026-01-01T00:00:00Z</updated></entry>",
    check: Check::Value(Fault::DateRfc3339),
};
