//! An element lacks an attribute that it must have.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/missing-attribute",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4"),
    w3c: Some("MissingAttribute"),
    what: "An element lacks an attribute that it must have.",
    why: "Without it, the element says nothing, and readers skip it.",
    fix: "Add the attribute, or remove the element.",
    bad: r#"<entry><category label="News"/></entry>"#,
    good: r#"<entry><category term="news" label="News"/></entry>"#,
    check: Check::Structure(Family::Atom, Structure::MissingAttribute),
};
