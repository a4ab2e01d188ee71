//! A value is not a number from 0 to 100.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/percentage",
    severity: Severity::Error,
    spec: Spec::Url("https://podcasting2.org/docs/podcast-namespace"),
    w3c: Some("InvalidPercentage"),
    what: "A value is not a number from 0 to 100.",
    why: "Readers skip the value.",
    fix: "Write a number from 0 to 100.",
    bad: r#"<item><title>a</title><podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="0" duration="1" remotePercentage="all"/></podcast:value></item>"#,
    good: r#"<item><title>a</title><podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="0" duration="1" remotePercentage="95"/></podcast:value></item>"#,
    check: Check::Value(Fault::Percentage),
};
