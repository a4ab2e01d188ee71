//! `skipDays` has no days.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/skip-days-without-day",
    severity: Severity::Error,
    spec: Spec::Rss("optionalChannelElements"),
    w3c: Some("MissingElement"),
    what: "`skipDays` has no days.",
    why: "It says nothing.",
    fix: "Add a `day`, or remove the element.",
    bad: "<skipDays></skipDays>",
    good: "<skipDays><day>Sunday</day></skipDays>",
    check: Check::Child("skipDays", &["day"]),
};
