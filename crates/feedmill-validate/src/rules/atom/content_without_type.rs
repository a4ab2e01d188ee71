//! Content that is elsewhere has no type.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/content-without-type",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("4.1.3.2"),
    w3c: Some("MissingTypeAttr"),
    what: "Content that is elsewhere has no type.",
    why: "Readers must fetch it to know whether they can show it.",
    fix: "Add `type` with its media type.",
    bad: r#"<entry><content src="https://example.org/a.pdf"/></entry>"#,
    good: r#"<entry><content src="https://example.org/a.pdf" type="application/pdf"/></entry>"#,
    check: Check::Structure(Family::Atom, Structure::ContentWithoutType),
};
