//! The body has no outline.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "opml/body-without-outline",
    severity: Severity::Error,
    spec: Spec::Opml,
    w3c: Some("MissingElement"),
    what: "The body has no outline.",
    why: "The list is empty.",
    fix: "Add an `outline`.",
    bad: r#"<opml version="2.0"><head/><body/></opml>"#,
    good: r#"<opml version="2.0"><head/><body><outline text="a"/></body></opml>"#,
    check: Check::Child("body", &["outline"]),
};
