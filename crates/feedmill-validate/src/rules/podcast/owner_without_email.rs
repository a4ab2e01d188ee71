//! The owner of a podcast has no e-mail address.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "podcast/owner-without-email",
    severity: Severity::Error,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: Some("MissingElement"),
    what: "The owner of a podcast has no e-mail address.",
    why: "Directories write to it to prove that the podcast is yours.",
    fix: "Add `itunes:email`.",
    bad: "<channel><itunes:owner><itunes:name>Anna</itunes:name></itunes:owner></channel>",
    good: "<channel><itunes:owner><itunes:name>Anna</itunes:name><itunes:email>anna@example.org</itunes:email></itunes:owner></channel>",
    check: Check::Child("itunes:owner", &["itunes:email"]),
};
