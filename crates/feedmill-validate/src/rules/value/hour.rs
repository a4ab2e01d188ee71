//! An hour is not a number from 0 to 23.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/hour",
    severity: Severity::Error,
    spec: Spec::Profile("element-channel-skiphours"),
    w3c: Some("InvalidHour"),
    what: "An hour is not a number from 0 to 23.",
    why: "Readers skip the value.",
    fix: "Write a whole number; midnight is 0.",
    bad: "<skipHours><hour>25</hour></skipHours>",
    good: "<skipHours><hour>0</hour></skipHours>",
    check: Check::Value(Fault::Hour),
};
