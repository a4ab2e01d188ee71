//! An element stands where Atom does not have it.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "atom/unknown-element",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4"),
    w3c: Some("UndefinedElement"),
    what: "An element stands where Atom does not have it.",
    why: "Readers skip what they do not know: its content is lost to them.",
    fix: "Look for a typing error, capitals among them; or use an element that belongs here; or put your own into a namespace of your own.",
    bad: "<entry><title>a</title><teaser>b</teaser></entry>",
    good: "<entry><title>a</title><summary>b</summary></entry>",
    check: Check::Structure(Family::Atom, Structure::UnknownElement),
};
