//! An item counts its comments and has no date.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/slash-without-date",
    severity: Severity::Warning,
    spec: Spec::Profile("namespace-elements-slash"),
    w3c: Some("SlashDate"),
    what: "An item counts its comments and has no date.",
    why: "Readers that show the number cannot tell how old it is.",
    fix: "Add a `pubDate`.",
    bad: "<item><title>a</title><slash:comments>1</slash:comments></item>",
    good: "<item><title>a</title><slash:comments>1</slash:comments><pubDate>Thu, 01 Jan 2026 00:00:00 GMT</pubDate></item>",
    check: Check::Element(&["item"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let comments = element.child("slash:comments");
    if let Some(comments) = comments
        .filter(|_| element.child("pubDate").is_none() && element.child("dc:date").is_none())
    {
        out.at(comments.at(), "the item has no date");
    }
}
