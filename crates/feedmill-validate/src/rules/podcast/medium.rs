//! A podcast's medium is none that the namespace knows.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/medium",
    severity: Severity::Error,
    spec: Spec::Url("https://podcasting2.org/docs/podcast-namespace"),
    w3c: None,
    what: "A podcast's medium is none that the namespace knows.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `podcast`, `music`, `video`, `audiobook` or another word of the namespace.",
    bad: "<channel><podcast:medium>radio</podcast:medium></channel>",
    good: "<channel><podcast:medium>podcast</podcast:medium></channel>",
    check: Check::Value(Fault::PodcastMedium),
};
