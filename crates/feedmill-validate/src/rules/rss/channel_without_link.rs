//! The channel has no link.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/channel-without-link",
    severity: Severity::Error,
    spec: Spec::Rss("requiredChannelElements"),
    w3c: Some("MissingLink"),
    what: "The channel has no link.",
    why: "Readers lead from the feed to its site by the link.",
    fix: "Add a `link` with the address of the site.",
    bad: "<channel><title>a</title><description>b</description></channel>",
    good: "<channel><title>a</title><link>https://example.org/</link><description>b</description></channel>",
    check: Check::Child("channel", &["link"]),
};
