//! An item has neither a title nor a description.

use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "rss/item-without-title-or-description",
    severity: Severity::Error,
    spec: Spec::Rss("hrelementsOfLtitemgt"),
    w3c: Some("ItemMustContainTitleOrDescription"),
    what: "An item has neither a title nor a description.",
    why: "Readers have nothing to show.",
    fix: "Add a `title` or a `description`.",
    bad: "<item><link>https://example.org/a</link></item>",
    good: "<item><title>a</title></item>",
    check: Check::Child("item", &["title", "description"]),
};
