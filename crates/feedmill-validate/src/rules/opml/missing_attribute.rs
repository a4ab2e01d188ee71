//! An element lacks an attribute that it must have.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "opml/missing-attribute",
    severity: Severity::Error,
    spec: Spec::Opml,
    w3c: Some("MissingAttribute"),
    what: "An element lacks an attribute that it must have.",
    why: "Without it, the element says nothing, and readers skip it.",
    fix: "Add the attribute, or remove the element.",
    bad: "<outline/>",
    good: r#"<outline text="a"/>"#,
    check: Check::Structure(Family::Opml, Structure::MissingAttribute),
};
