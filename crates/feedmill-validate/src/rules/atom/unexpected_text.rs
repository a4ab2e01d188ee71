//! Text stands where there may only be elements.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/unexpected-text",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4"),
    w3c: Some("UnexpectedText"),
    what: "Text stands where there may only be elements.",
    why: "Readers do not show it.",
    fix: "Put the text into an element that is meant for it, or remove it.",
    bad: "<entry><title>a</title>b</entry>",
    good: "<entry><title>a</title><summary>b</summary></entry>",
    check: Check::Structure(Family::Atom, Structure::UnexpectedText),
};
