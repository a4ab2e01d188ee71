//! The channel has no description.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/channel-without-description",
    severity: Severity::Error,
    spec: Spec::Rss("requiredChannelElements"),
    w3c: Some("MissingDescription"),
    what: "The channel has no description.",
    why: "RSS requires it, and directories show it.",
    fix: "Add a `description` with a sentence about the site.",
    bad: "<channel><title>a</title><link>https://example.org/</link></channel>",
    good: "<channel><title>a</title><link>https://example.org/</link><description>b</description></channel>",
    check: Check::Child("channel", &["description"]),
};
