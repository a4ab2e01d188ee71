//! Text stands where there may only be elements.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "opml/unexpected-text",
    severity: Severity::Error,
    spec: Spec::Opml,
    w3c: Some("UnexpectedText"),
    what: "Text stands where there may only be elements.",
    why: "Readers do not show it.",
    fix: "Put the text into an element that is meant for it, or remove it.",
    bad: r#"<outline text="a">b</outline>"#,
    good: r#"<outline text="a b"/>"#,
    check: Check::Structure(Family::Opml, Structure::UnexpectedText),
};
