//! The root is that of a version before OPML 1.0.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "opml/version-of-old",
    severity: Severity::Warning,
    spec: Spec::Opml,
    w3c: Some("ObsoleteVersion"),
    what: "The root is that of a version before OPML 1.0.",
    why: "Programs of today look for `opml`.",
    fix: r#"Write `<opml version="2.0">`."#,
    bad: r#"<outlineDocument><head/><body><outline text="a"/></body></outlineDocument>"#,
    good: r#"<opml version="2.0"><head/><body><outline text="a"/></body></opml>"#,
    check: Check::Element(&["outlineDocument"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    out.at(element.at(), "`outlineDocument` is obsolete");
}
