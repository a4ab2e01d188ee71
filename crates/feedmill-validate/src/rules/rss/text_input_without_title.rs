//! The channel's text input has no title.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/text-input-without-title",
    severity: Severity::Error,
    spec: Spec::Rss("lttextinputgtSubelementOfLtchannelgt"),
    w3c: Some("MissingTitle"),
    what: "The channel's text input has no title.",
    why: "The form cannot be used without it.",
    fix: "Add a `title`, or remove the text input: hardly any reader shows it.",
    bad: "<textInput><description>b</description><name>q</name><link>https://example.org/</link></textInput>",
    good: "<textInput><title>a</title><description>b</description><name>q</name><link>https://example.org/</link></textInput>",
    check: Check::Child("textInput", &["title"]),
};
