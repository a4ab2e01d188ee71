//! An element that may stand once stands there again.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "opml/duplicate-element",
    severity: Severity::Error,
    spec: Spec::Opml,
    w3c: Some("DuplicateElement"),
    what: "An element that may stand once stands there again.",
    why: "Some readers take the first one, some the last.",
    fix: "Keep one.",
    bad: r#"<opml version="2.0"><head><title>a</title><title>b</title></head></opml>"#,
    good: r#"<opml version="2.0"><head><title>a</title></head></opml>"#,
    check: Check::Structure(Family::Opml, Structure::DuplicateElement),
};
