//! A text is longer than it may be.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/too-long",
    severity: Severity::Error,
    spec: Spec::Url("https://podcasters.apple.com/support/823-podcast-requirements"),
    w3c: Some("TooLong"),
    what: "A text is longer than it may be.",
    why: "Directories cut it off or refuse it.",
    fix: "Shorten it.",
    bad: "<item><title>a</title><itunes:subtitle>{256 times: a}</itunes:subtitle></item>",
    good: "<item><title>a</title><itunes:subtitle>word</itunes:subtitle></item>",
    check: Check::Value(Fault::TooLong),
};
