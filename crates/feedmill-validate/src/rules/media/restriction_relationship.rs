//! The relationship of a restriction is neither allow nor deny.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "media/restriction-relationship",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidMediaRestrictionRel"),
    what: "The relationship of a restriction is neither allow nor deny.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `allow` or `deny`.",
    bad: r#"<item><title>a</title><media:restriction relationship="yes">all</media:restriction></item>"#,
    good: r#"<item><title>a</title><media:restriction relationship="allow">all</media:restriction></item>"#,
    check: Check::Value(Fault::MediaRelationship),
};
