//! An element stands where RSS does not have it.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "rss/unknown-element",
    severity: Severity::Error,
    spec: Spec::Rss("requiredChannelElements"),
    w3c: Some("UndefinedElement"),
    what: "An element stands where RSS does not have it.",
    why: "Readers skip what they do not know: its content is lost to them.",
    fix: "Look for a typing error, capitals among them; or use an element that belongs here; or put your own into a namespace of your own.",
    bad: "<item><title>a</title><subtitle>b</subtitle></item>",
    good: "<item><title>a</title><description>b</description></item>",
    check: Check::Structure(Family::Rss, Structure::UnknownElement),
};
