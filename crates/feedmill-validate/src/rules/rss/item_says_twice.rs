//! An item says something twice, by RSS and by a module.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/item-says-twice",
    severity: Severity::Warning,
    spec: Spec::Profile("namespace-elements-dublin-core"),
    w3c: Some("DuplicateItemSemantics"),
    what: "An item says something twice, by RSS and by a module.",
    why: "Some readers show the one, some the other, some both.",
    fix: "Keep the element of RSS.",
    bad: "<item><title>a</title><category>b</category><dc:subject>b</dc:subject></item>",
    good: "<item><title>a</title><category>b</category></item>",
    check: Check::Element(&["item"], check),
};

/// What says the same: an element, and that of a module.
const PAIRS: &[(&str, &str)] = &[
    ("category", "dc:subject"),
    ("author", "dc:creator"),
    ("pubDate", "dc:date"),
    ("source", "dc:source"),
    ("title", "dc:title"),
    ("guid", "dc:identifier"),
    ("creativeCommons:license", "cc:license"),
];

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let is_of_module = |space: Space| matches!(space, Space::Dc | Space::Cc);
    if !element
        .children()
        .any(|child| is_of_module(child.name().space))
    {
        return;
    }
    for (core, other) in PAIRS {
        if let (Some(_), Some(twice)) = (element.child(core), element.child(other)) {
            out.at(twice.at(), format!("`{core}` says the same"));
        }
    }
}
