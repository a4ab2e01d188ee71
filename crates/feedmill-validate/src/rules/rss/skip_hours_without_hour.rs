//! `skipHours` has no hours.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/skip-hours-without-hour",
    severity: Severity::Error,
    spec: Spec::Rss("optionalChannelElements"),
    w3c: Some("MissingElement"),
    what: "`skipHours` has no hours.",
    why: "It says nothing.",
    fix: "Add an `hour`, or remove the element.",
    bad: "<skipHours></skipHours>",
    good: "<skipHours><hour>3</hour></skipHours>",
    check: Check::Child("skipHours", &["hour"]),
};
