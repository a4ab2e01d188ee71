//! A value is not a whole number above 0.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/integer-positive",
    severity: Severity::Error,
    spec: Spec::Rss("optionalChannelElements"),
    w3c: Some("InvalidPositiveInteger"),
    what: "A value is not a whole number above 0.",
    why: "Readers skip the value.",
    fix: "Write digits only.",
    bad: "<channel><ttl>0</ttl></channel>",
    good: "<channel><ttl>60</ttl></channel>",
    check: Check::Value(Fault::PositiveInteger),
};
