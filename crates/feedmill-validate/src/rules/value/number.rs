//! A value is not a number.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "value/number",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidFloat"),
    what: "A value is not a number.",
    why: "Readers skip the value.",
    fix: "Write digits, with a point if need be.",
    bad: r#"<item><title>a</title><media:content url="https://example.org/a.mp4" framerate="fast"/></item>"#,
    good: r#"<item><title>a</title><media:content url="https://example.org/a.mp4" framerate="29.97"/></item>"#,
    check: Check::Value(Fault::Float),
};
