//! The body stands before the head.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "opml/body-before-head",
    severity: Severity::Warning,
    spec: Spec::Opml,
    w3c: None,
    what: "The body stands before the head.",
    why: "The specification names the head first, and programs that read from top to bottom miss it.",
    fix: "Move the head to the top.",
    bad: r#"<opml version="2.0"><body><outline text="a"/></body><head><title>b</title></head></opml>"#,
    good: r#"<opml version="2.0"><head><title>b</title></head><body><outline text="a"/></body></opml>"#,
    check: Check::Element(&["opml"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let (Some(head), Some(body)) = (element.child("head"), element.child("body"))
        && body.at() < head.at()
    {
        out.at(head.at(), "`head` stands after `body`");
    }
}
