//! A rating is none of its scheme.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "media/rating",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidMediaRating"),
    what: "A rating is none of its scheme.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write a rating of the scheme: `adult` or `nonadult` without one.",
    bad: "<item><title>a</title><media:rating>x</media:rating></item>",
    good: "<item><title>a</title><media:rating>adult</media:rating></item>",
    check: Check::Value(Fault::MediaRating),
};
