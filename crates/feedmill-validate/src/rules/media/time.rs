//! A time is neither seconds nor hh:mm:ss.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "media/time",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidNPTTime"),
    what: "A time is neither seconds nor hh:mm:ss.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write seconds, `hh:mm:ss` with a fraction if need be, or `now`.",
    bad: r#"<item><title>a</title><media:thumbnail url="https://example.org/a.png" time="17 s"/></item>"#,
    good: r#"<item><title>a</title><media:thumbnail url="https://example.org/a.png" time="17.5"/></item>"#,
    check: Check::Value(Fault::NptTime),
};
