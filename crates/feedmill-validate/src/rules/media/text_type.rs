//! The type of a media text is neither plain nor html.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "media/text-type",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("InvalidMediaTextType"),
    what: "The type of a media text is neither plain nor html.",
    why: "Readers do not know the word, and skip it.",
    fix: "Write `plain` or `html`.",
    bad: r#"<item><title>a</title><media:title type="text/html">a</media:title></item>"#,
    good: r#"<item><title>a</title><media:title type="html">a</media:title></item>"#,
    check: Check::Value(Fault::MediaTextType),
};
