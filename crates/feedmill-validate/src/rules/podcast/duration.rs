//! A duration is neither seconds nor hh:mm:ss.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/duration",
    severity: Severity::Error,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: Some("InvalidDuration"),
    what: "A duration is neither seconds nor hh:mm:ss.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write seconds, `mm:ss` or `hh:mm:ss`.",
    bad: "<item><title>a</title><itunes:duration>1 hour</itunes:duration></item>",
    good: "<item><title>a</title><itunes:duration>1:00:00</itunes:duration></item>",
    check: Check::Value(Fault::Duration),
};
