//! Midnight is written as 24.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/hour-midnight",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-skiphours-hour"),
    w3c: Some("UseZeroForMidnight"),
    what: "Midnight is written as 24.",
    why: "Some readers do not know the hour 24.",
    fix: "Write 0.",
    bad: "<skipHours><hour>24</hour></skipHours>",
    good: "<skipHours><hour>0</hour></skipHours>",
    check: Check::Value(Fault::HourMidnight),
};
