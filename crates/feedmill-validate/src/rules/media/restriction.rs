//! A restriction without a type is neither all nor none.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "media/restriction",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidMediaRestriction"),
    what: "A restriction without a type is neither all nor none.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `all` or `none`, or say with `type` what the list is of.",
    bad: r#"<item><title>a</title><media:restriction relationship="allow">us</media:restriction></item>"#,
    good: r#"<item><title>a</title><media:restriction relationship="allow">all</media:restriction></item>"#,
    check: Check::Value(Fault::MediaRestriction),
};
