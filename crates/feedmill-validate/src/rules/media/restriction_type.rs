//! The type of a restriction is not country, uri or sharing.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "media/restriction-type",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidMediaRestrictionType"),
    what: "The type of a restriction is not country, uri or sharing.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `country`, `uri` or `sharing`.",
    bad: r#"<item><title>a</title><media:restriction relationship="allow" type="land">us</media:restriction></item>"#,
    good: r#"<item><title>a</title><media:restriction relationship="allow" type="country">us</media:restriction></item>"#,
    check: Check::Value(Fault::MediaRestrictionType),
};
