//! An element lacks an attribute that it must have.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "rss/missing-attribute",
    severity: Severity::Error,
    spec: Spec::Rss("requiredChannelElements"),
    w3c: Some("MissingAttribute"),
    what: "An element lacks an attribute that it must have.",
    why: "Without it, the element says nothing, and readers skip it.",
    fix: "Add the attribute, or remove the element.",
    bad: "<item><source>Example</source></item>",
    good: r#"<item><source url="https://example.org/feed">Example</source></item>"#,
    check: Check::Structure(Family::Rss, Structure::MissingAttribute),
};
