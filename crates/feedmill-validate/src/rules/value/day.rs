//! A day is not one of the week.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/day",
    severity: Severity::Error,
    spec: Spec::Profile("element-channel-skipdays-day"),
    w3c: Some("InvalidDay"),
    what: "A day is not one of the week.",
    why: "Readers skip the value.",
    fix: "Write the day in English and in full: `Monday`.",
    bad: "<skipDays><day>Mon</day></skipDays>",
    good: "<skipDays><day>Monday</day></skipDays>",
    check: Check::Value(Fault::Day),
};
