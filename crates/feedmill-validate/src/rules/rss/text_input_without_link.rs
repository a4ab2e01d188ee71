//! The channel's text input has no link.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/text-input-without-link",
    severity: Severity::Error,
    spec: Spec::Rss("lttextinputgtSubelementOfLtchannelgt"),
    w3c: Some("MissingLink"),
    what: "The channel's text input has no link.",
    why: "The form cannot be used without it.",
    fix: "Add a `link`, or remove the text input: hardly any reader shows it.",
    bad: "<textInput><title>a</title><description>b</description><name>q</name></textInput>",
    good: "<textInput><title>a</title><description>b</description><name>q</name><link>https://example.org/</link></textInput>",
    check: Check::Child("textInput", &["link"]),
};
