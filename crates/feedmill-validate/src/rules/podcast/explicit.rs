//! A value of `itunes:explicit` is neither true nor false.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/explicit",
    severity: Severity::Error,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: Some("InvalidTrueFalse"),
    what: "A value of `itunes:explicit` is neither true nor false.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `true` or `false`.",
    bad: "<item><title>a</title><itunes:explicit>very</itunes:explicit></item>",
    good: "<item><title>a</title><itunes:explicit>true</itunes:explicit></item>",
    check: Check::Value(Fault::Explicit),
};
