//! The channel has no title.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/channel-without-title",
    severity: Severity::Error,
    spec: Spec::Rss("requiredChannelElements"),
    w3c: Some("MissingTitle"),
    what: "The channel has no title.",
    why: "Readers list feeds by their titles.",
    fix: "Add a `title` with the name of the site.",
    bad: "<channel><link>https://example.org/</link><description>b</description></channel>",
    good: "<channel><title>a</title><link>https://example.org/</link><description>b</description></channel>",
    check: Check::Child("channel", &["title"]),
};
