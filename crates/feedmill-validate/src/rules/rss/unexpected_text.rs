//! Text stands where there may only be elements.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "rss/unexpected-text",
    severity: Severity::Error,
    spec: Spec::Rss("requiredChannelElements"),
    w3c: Some("UnexpectedText"),
    what: "Text stands where there may only be elements.",
    why: "Readers do not show it.",
    fix: "Put the text into an element that is meant for it, or remove it.",
    bad: "<item><title>a</title>b</item>",
    good: "<item><title>a</title><description>b</description></item>",
    check: Check::Structure(Family::Rss, Structure::UnexpectedText),
};
