//! An element has an attribute that it may not have.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/unexpected-attribute",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4"),
    w3c: Some("UnexpectedAttribute"),
    what: "An element has an attribute that it may not have.",
    why: "Readers skip it, so that what it says is lost.",
    fix: "Look for a typing error, capitals among them, or remove it.",
    bad: r#"<entry><title mode="escaped">a</title></entry>"#,
    good: r#"<entry><title type="html">a</title></entry>"#,
    check: Check::Structure(Family::Atom, Structure::UnexpectedAttribute),
};
