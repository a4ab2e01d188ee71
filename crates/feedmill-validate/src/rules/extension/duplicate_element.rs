//! An element that may stand once stands there again.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "extension/duplicate-element",
    severity: Severity::Error,
    spec: Spec::Url("https://validator.w3.org/feed/docs/"),
    w3c: Some("DuplicateElement"),
    what: "An element that may stand once stands there again.",
    why: "Some readers take the first one, some the last.",
    fix: "Keep one.",
    bad: "<item><title>a</title><slash:comments>1</slash:comments><slash:comments>2</slash:comments></item>",
    good: "<item><title>a</title><slash:comments>2</slash:comments></item>",
    check: Check::Structure(Family::Extension, Structure::DuplicateElement),
};
