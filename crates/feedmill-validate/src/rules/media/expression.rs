//! An expression is not sample, full or nonstop.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "media/expression",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidMediaExpression"),
    what: "An expression is not sample, full or nonstop.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `sample`, `full` or `nonstop`.",
    bad: r#"<item><title>a</title><media:content url="https://example.org/a.mp4" expression="part"/></item>"#,
    good: r#"<item><title>a</title><media:content url="https://example.org/a.mp4" expression="sample"/></item>"#,
    check: Check::Value(Fault::MediaExpression),
};
