//! Keywords stand apart by spaces.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/keywords",
    severity: Severity::Warning,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: Some("InvalidKeywords"),
    what: "Keywords stand apart by spaces.",
    why: "They count as one keyword of many words.",
    fix: "Write commas between them.",
    bad: "<item><title>a</title><itunes:keywords>salt pepper</itunes:keywords></item>",
    good: "<item><title>a</title><itunes:keywords>salt, pepper</itunes:keywords></item>",
    check: Check::Value(Fault::Keywords),
};
