//! The content of an item stands before its description, or without one.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/content-before-description",
    severity: Severity::Warning,
    spec: Spec::Profile("namespace-elements-content-encoded"),
    w3c: Some("NeedDescriptionBeforeContent"),
    what: "The content of an item stands before its description, or without one.",
    why: "Readers that take the last of the two show the summary only; others show nothing.",
    fix: "Write a `description` with a summary, and `content:encoded` after it.",
    bad: "<item><title>a</title><content:encoded>b</content:encoded></item>",
    good: "<item><title>a</title><description>b</description><content:encoded>b c</content:encoded></item>",
    check: Check::Element(&["item"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let before: Vec<_> = element
        .children()
        .take_while(|child| !child.is("content:encoded"))
        .collect();
    let content = element.child("content:encoded");
    if let Some(content) = content.filter(|_| !before.iter().any(|child| child.is("description"))) {
        out.at(content.at(), "no `description` stands before the content");
    }
}
