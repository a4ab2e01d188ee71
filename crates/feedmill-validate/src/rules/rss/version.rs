//! The version of RSS is none that there is.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "rss/version",
    severity: Severity::Error,
    spec: Spec::Rss("whatIsRss"),
    w3c: Some("InvalidRSSVersion"),
    what: "The version of RSS is none that there is.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `2.0`.",
    bad: r#"<rss version="1.0"></rss>"#,
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Value(Fault::RssVersion),
};
