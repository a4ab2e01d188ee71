//! An element that may stand once stands there again.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/duplicate-element",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4"),
    w3c: Some("DuplicateElement"),
    what: "An element that may stand once stands there again.",
    why: "Some readers take the first one, some the last.",
    fix: "Keep one.",
    bad: "<entry><title>a</title><title>b</title></entry>",
    good: "<entry><title>a: b</title></entry>",
    check: Check::Structure(Family::Atom, Structure::DuplicateElement),
};
