//! An element that may stand once stands there again.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "rss/duplicate-element",
    severity: Severity::Error,
    spec: Spec::Rss("requiredChannelElements"),
    w3c: Some("DuplicateElement"),
    what: "An element that may stand once stands there again.",
    why: "Some readers take the first one, some the last.",
    fix: "Keep one.",
    bad: "<item><title>a</title><title>b</title></item>",
    good: "<item><title>a: b</title></item>",
    check: Check::Structure(Family::Rss, Structure::DuplicateElement),
};
