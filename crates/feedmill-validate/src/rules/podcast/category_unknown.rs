//! A category is none of Apple's.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/category-unknown",
    severity: Severity::Error,
    spec: Spec::Url("https://podcasters.apple.com/support/1691-apple-podcasts-categories"),
    w3c: Some("InvalidItunesCategory"),
    what: "A category is none of Apple's.",
    why: "Readers do not know the word, and skip it.",
    fix: "Take one of Apple's list, written as it is there.",
    bad: r#"<channel><itunes:category text="Everything"/></channel>"#,
    good: r#"<channel><itunes:category text="Arts"/></channel>"#,
    check: Check::Value(Fault::ItunesCategory),
};
