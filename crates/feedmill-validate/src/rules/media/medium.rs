//! A medium is none that Media RSS knows.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "media/medium",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidMediaMedium"),
    what: "A medium is none that Media RSS knows.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `image`, `audio`, `video`, `document` or `executable`.",
    bad: r#"<item><title>a</title><media:content url="https://example.org/a.mp4" medium="film"/></item>"#,
    good: r#"<item><title>a</title><media:content url="https://example.org/a.mp4" medium="video"/></item>"#,
    check: Check::Value(Fault::MediaMedium),
};
