//! A date lies in the future, or long before there were feeds.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/date-implausible",
    severity: Severity::Warning,
    spec: Spec::Profile("data-types-datetime"),
    w3c: Some("ImplausibleDate"),
    what: "A date lies in the future, or long before there were feeds.",
    why: "Readers put an item of the future on top for good, or hide it.",
    fix: "Correct the date; publish the item when its time has come.",
    bad: "<item><title>a</title><pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate></item>",
    good: "<item><title>a</title><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate></item>",
    check: Check::Value(Fault::DateImplausible),
};
