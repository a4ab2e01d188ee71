//! Text stands where there may only be elements.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "extension/unexpected-text",
    severity: Severity::Error,
    spec: Spec::Url("https://validator.w3.org/feed/docs/"),
    w3c: Some("UnexpectedText"),
    what: "Text stands where there may only be elements.",
    why: "Readers do not show it.",
    fix: "Put the text into an element that is meant for it, or remove it.",
    bad: r#"<item><media:content url="https://example.org/a.png">b</media:content></item>"#,
    good: r#"<item><media:content url="https://example.org/a.png"><media:title>b</media:title></media:content></item>"#,
    check: Check::Structure(Family::Extension, Structure::UnexpectedText),
};
