//! Categories are elsewhere, and say here how they are.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/categories-conflict",
    severity: Severity::Error,
    spec: Spec::Rfc(5023, "7.2.1"),
    w3c: Some("ConflictingCatAttr"),
    what: "Categories are elsewhere, and say here how they are.",
    why: "Programs take what is elsewhere.",
    fix: "Keep `href`, or the other attributes.",
    bad: r#"<entry><app:collection href="https://example.org/"><app:categories href="https://example.org/c" fixed="yes"/></app:collection></entry>"#,
    good: r#"<entry><app:collection href="https://example.org/"><app:categories href="https://example.org/c"/></app:collection></entry>"#,
    check: Check::Element(&["app:categories"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let has = |name: &str| element.attribute(name).is_some();
    if has("href") && (has("fixed") || has("scheme")) {
        out.at(element.at(), "`href` excludes `fixed` and `scheme`");
    }
}
