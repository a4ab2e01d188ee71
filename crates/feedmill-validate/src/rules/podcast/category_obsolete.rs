//! A category is one of Apple's old list.

use crate::rule::{Check, Rule, Severity, Spec};
use crate::value::Fault;

pub(super) static RULE: Rule = Rule {
    name: "podcast/category-obsolete",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/1691-apple-podcasts-categories"),
    w3c: Some("ObsoleteItunesCategory"),
    what: "A category is one of Apple's old list.",
    why: "Apple maps it to another one, or drops it.",
    fix: "Take one of the list of 2019.",
    bad: r#"<channel><itunes:category text="Technology"><itunes:category text="Gadgets"/></itunes:category></channel>"#,
    good: r#"<channel><itunes:category text="Technology"/></channel>"#,
    check: Check::Value(Fault::ItunesCategoryObsolete),
};
