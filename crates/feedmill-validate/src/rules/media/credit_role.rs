//! A role is not written in small letters.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "media/credit-role",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidCreditRole"),
    what: "A role is not written in small letters.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write it in small letters: `producer`.",
    bad: r#"<item><title>a</title><media:credit role="Producer">Anna</media:credit></item>"#,
    good: r#"<item><title>a</title><media:credit role="producer">Anna</media:credit></item>"#,
    check: Check::Value(Fault::CreditRole),
};
