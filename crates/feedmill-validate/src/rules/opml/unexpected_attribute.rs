//! An element has an attribute that it may not have.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "opml/unexpected-attribute",
    severity: Severity::Error,
    spec: Spec::Opml,
    w3c: Some("UnexpectedAttribute"),
    what: "An element has an attribute that it may not have.",
    why: "Readers skip it, so that what it says is lost.",
    fix: "Look for a typing error, capitals among them, or remove it.",
    bad: r#"<outline text="a" xmlurl="https://example.org/feed"/>"#,
    good: r#"<outline text="a" xmlUrl="https://example.org/feed"/>"#,
    check: Check::Structure(Family::Opml, Structure::UnexpectedAttribute),
};
