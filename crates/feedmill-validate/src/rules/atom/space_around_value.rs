//! White space stands around a value that may have none.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/space-around-value",
    severity: Severity::Error,
    spec: Spec::Rfc4287("2"),
    w3c: Some("UnexpectedWhitespace"),
    what: "White space stands around a value that may have none.",
    why: "Programs that take it for part of the value do not find the page, or take an old entry for a new one.",
    fix: "Remove the spaces and line breaks.",
    bad: "<entry><id> https://example.org/a </id></entry>",
    good: "<entry><id>https://example.org/a</id></entry>",
    check: Check::Structure(Family::Atom, Structure::SpaceAroundValue),
};
