//! A link to another page of the feed stands in an entry.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "history/relation-in-entry",
    severity: Severity::Warning,
    spec: Spec::Rfc(5005, "3"),
    w3c: Some("FeedHistoryRelInEntry"),
    what: "A link to another page of the feed stands in an entry.",
    why: "Readers look for it in the feed.",
    fix: "Move it to the feed.",
    bad: r#"<entry><link rel="next" href="https://example.org/2"/></entry>"#,
    good: r#"<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><link rel="next" href="https://example.org/2"/></feed>"#,
    check: Check::Element(&["atom:entry", "item"], check),
};

const RELATIONS: [&str; 8] = [
    "next",
    "prev",
    "previous",
    "first",
    "last",
    "current",
    "next-archive",
    "prev-archive",
];

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for link in element.children().filter(|child| child.is("atom:link")) {
        if let Some(rel) = link
            .attribute("rel")
            .filter(|rel| RELATIONS.contains(&rel.value()))
        {
            out.at(link.at(), format!("`{}` belongs to the feed", rel.value()));
        }
    }
}
