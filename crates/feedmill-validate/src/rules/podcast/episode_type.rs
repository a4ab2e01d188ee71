//! An episode's type is not full, trailer or bonus.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/episode-type",
    severity: Severity::Error,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: Some("InvalidItunesEpisodeType"),
    what: "An episode's type is not full, trailer or bonus.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `full`, `trailer` or `bonus`.",
    bad: "<item><title>a</title><itunes:episodeType>half</itunes:episodeType></item>",
    good: "<item><title>a</title><itunes:episodeType>full</itunes:episodeType></item>",
    check: Check::Value(Fault::ItunesEpisodeType),
};
