//! An element has an attribute that it may not have.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "rss/unexpected-attribute",
    severity: Severity::Error,
    spec: Spec::Rss("requiredChannelElements"),
    w3c: Some("UnexpectedAttribute"),
    what: "An element has an attribute that it may not have.",
    why: "Readers skip it, so that what it says is lost.",
    fix: "Look for a typing error, capitals among them, or remove it.",
    bad: r#"<item><guid isPermalink="false">a</guid></item>"#,
    good: r#"<item><guid isPermaLink="false">a</guid></item>"#,
    check: Check::Structure(Family::Rss, Structure::UnexpectedAttribute),
};
