//! An item has its content as XHTML.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/xhtml-in-item",
    severity: Severity::Warning,
    spec: Spec::Profile("namespace-elements-content-encoded"),
    w3c: Some("DuplicateDescriptionSemantics"),
    what: "An item has its content as XHTML.",
    why: "Few readers know that: they show the description, or nothing.",
    fix: "Put the HTML into `content:encoded`, escaped.",
    bad: r#"<item><title>a</title><body xmlns="http://www.w3.org/1999/xhtml"><p>b</p></body></item>"#,
    good: "<item><title>a</title><description>b</description></item>",
    check: Check::Element(&["item"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let xhtml = element
        .children()
        .find(|child| child.is("xhtml:body") || child.is("xhtml:div"));
    if let Some(xhtml) = xhtml {
        out.at(
            xhtml.at(),
            format!("few readers look into `{}`", xhtml.written()),
        );
    }
}
