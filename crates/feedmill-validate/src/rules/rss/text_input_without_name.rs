//! The channel's text input has no name.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/text-input-without-name",
    severity: Severity::Error,
    spec: Spec::Rss("lttextinputgtSubelementOfLtchannelgt"),
    w3c: Some("MissingElement"),
    what: "The channel's text input has no name.",
    why: "The form cannot be used without it.",
    fix: "Add a `name`, or remove the text input: hardly any reader shows it.",
    bad: "<textInput><title>a</title><description>b</description><link>https://example.org/</link></textInput>",
    good: "<textInput><title>a</title><description>b</description><name>q</name><link>https://example.org/</link></textInput>",
    check: Check::Child("textInput", &["name"]),
};
