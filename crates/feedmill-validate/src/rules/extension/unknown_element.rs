//! An element stands where the module does not have it.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "extension/unknown-element",
    severity: Severity::Error,
    spec: Spec::Url("https://validator.w3.org/feed/docs/"),
    w3c: Some("UndefinedElement"),
    what: "An element stands where the module does not have it.",
    why: "Readers skip what they do not know: its content is lost to them.",
    fix: "Look for a typing error, capitals among them; or use an element that belongs here; or put your own into a namespace of your own.",
    bad: "<item><title>a</title><sy:updateDay>1</sy:updateDay></item>",
    good: "<item><title>a</title><slash:comments>1</slash:comments></item>",
    check: Check::Structure(Family::Extension, Structure::UnknownElement),
};
