//! A period is none of the five.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/update-period",
    severity: Severity::Error,
    spec: Spec::Url("https://web.resource.org/rss/1.0/modules/syndication/"),
    w3c: Some("InvalidUpdatePeriod"),
    what: "A period is none of the five.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `hourly`, `daily`, `weekly`, `monthly` or `yearly`.",
    bad: "<channel><sy:updatePeriod>often</sy:updatePeriod></channel>",
    good: "<channel><sy:updatePeriod>daily</sy:updatePeriod></channel>",
    check: Check::Value(Fault::UpdatePeriod),
};
