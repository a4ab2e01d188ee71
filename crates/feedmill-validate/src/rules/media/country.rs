//! A country is not written as its two letters.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "media/country",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidCountryCode"),
    what: "A country is not written as its two letters.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write codes of ISO 3166 with spaces between: `us at`.",
    bad: r#"<item><title>a</title><media:restriction relationship="allow" type="country">usa</media:restriction></item>"#,
    good: r#"<item><title>a</title><media:restriction relationship="allow" type="country">us</media:restriction></item>"#,
    check: Check::Value(Fault::Country),
};
