//! There is no channel.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/without-channel",
    severity: Severity::Error,
    spec: Spec::Rss("whatIsRss"),
    w3c: Some("MissingElement"),
    what: "There is no channel.",
    why: "There is nothing to read.",
    fix: "Put everything into one `channel`.",
    bad: r#"<rss version="2.0"></rss>"#,
    good: r#"<rss version="2.0"><channel><title>a</title><link>https://example.org/</link><description>b</description></channel></rss>"#,
    check: Check::Child("rss", &["channel"]),
};
