//! An alternate enclosure has no source.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "podcast/alternate-without-source",
    severity: Severity::Error,
    spec: Spec::Url("https://podcasting2.org/docs/podcast-namespace"),
    w3c: None,
    what: "An alternate enclosure has no source.",
    why: "There is nothing to play.",
    fix: "Add `podcast:source` with a `uri`.",
    bad: r#"<item><title>a</title><podcast:alternateEnclosure type="audio/opus"></podcast:alternateEnclosure></item>"#,
    good: r#"<item><title>a</title><podcast:alternateEnclosure type="audio/opus"><podcast:source uri="https://example.org/a.opus"/></podcast:alternateEnclosure></item>"#,
    check: Check::Child("podcast:alternateEnclosure", &["podcast:source"]),
};
