//! An article does not name its author.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "flipboard/item-without-author",
    severity: Severity::Info,
    spec: Spec::Url("https://about.flipboard.com/rss-spec/"),
    w3c: None,
    what: "An article does not name its author.",
    why: "Flipboard shows who wrote an article.",
    fix: "Add `dc:creator` to the item.",
    bad: "<item><title>One</title></item>",
    good: "<item><title>One</title><dc:creator>Ida</dc:creator></item>",
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[&["dc:creator", "author", "atom:author"]];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for item in document.entries() {
        needs(item, NEEDED, out);
    }
}
