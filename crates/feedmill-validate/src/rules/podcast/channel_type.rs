//! A podcast's type is neither episodic nor serial.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/channel-type",
    severity: Severity::Error,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: Some("InvalidItunesChannelType"),
    what: "A podcast's type is neither episodic nor serial.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `episodic` or `serial`.",
    bad: "<channel><itunes:type>random</itunes:type></channel>",
    good: "<channel><itunes:type>serial</itunes:type></channel>",
    check: Check::Value(Fault::ItunesChannelType),
};
