//! A value block has no recipient.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "podcast/value-without-recipient",
    severity: Severity::Error,
    spec: Spec::Url("https://podcasting2.org/docs/podcast-namespace"),
    w3c: None,
    what: "A value block has no recipient.",
    why: "Nobody gets what listeners pay.",
    fix: "Add `podcast:valueRecipient`.",
    bad: r#"<item><title>a</title><podcast:value type="lightning" method="keysend"></podcast:value></item>"#,
    good: r#"<item><title>a</title><podcast:value type="lightning" method="keysend"><podcast:valueRecipient type="node" address="02d5" split="100"/></podcast:value></item>"#,
    check: Check::Child("podcast:value", &["podcast:valueRecipient"]),
};
