//! A value of `itunes:block` is none that Apple knows.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/block",
    severity: Severity::Error,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: Some("InvalidYesNoClean"),
    what: "A value of `itunes:block` is none that Apple knows.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `Yes`, or remove the element.",
    bad: "<item><title>a</title><itunes:block>never</itunes:block></item>",
    good: "<item><title>a</title><itunes:block>Yes</itunes:block></item>",
    check: Check::Value(Fault::YesNoClean),
};
