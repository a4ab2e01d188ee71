//! There is a `blink`.

use crate::rule::{Check, Family, Rule, Severity, Spec, Structure};

pub(super) static RULE: Rule = Rule {
    name: "rss/blink",
    severity: Severity::Error,
    spec: Spec::Rss("optionalChannelElements"),
    w3c: Some("NoBlink"),
    what: "There is a `blink`.",
    why: "It was never part of RSS.",
    fix: "Remove it.",
    bad: "<channel><blink>b</blink></channel>",
    good: "<channel><description>b</description></channel>",
    check: Check::Structure(Family::Rss, Structure::Blink),
};
