//! Content has no type.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "reader/content-without-type",
    severity: Severity::Info,
    spec: Spec::Rfc4287("4.1.3.1"),
    w3c: None,
    what: "Content has no type.",
    why: "It is plain text; a few readers take it for HTML.",
    fix: r#"Add `type="text"`, or `type="html"` if it is."#,
    bad: "<entry><content>a</content></entry>",
    good: r#"<entry><content type="text">a</content></entry>"#,
    check: Check::Element(&["atom:content"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.attribute("type").is_none() && element.attribute("src").is_none() {
        out.at(element.at(), "there is no `type`");
    }
}
