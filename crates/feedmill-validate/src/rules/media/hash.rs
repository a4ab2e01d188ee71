//! A hash is not what its algorithm gives.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "media/hash",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidMediaHash"),
    what: "A hash is not what its algorithm gives.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write the hexadecimal digits of an `md5` or `sha-1` hash.",
    bad: r#"<item><title>a</title><media:hash algo="md5">1234</media:hash></item>"#,
    good: r#"<item><title>a</title><media:hash algo="md5">dfdec888b72151965a34b4b59031290a</media:hash></item>"#,
    check: Check::Value(Fault::MediaHash),
};
