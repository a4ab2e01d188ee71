//! A link has no address.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "opml/link-without-address",
    severity: Severity::Warning,
    spec: Spec::Opml,
    w3c: Some("MissingUrlAttr"),
    what: "A link has no address.",
    why: "Programs cannot open it.",
    fix: "Add `url`.",
    bad: r#"<outline text="a" type="link"/>"#,
    good: r#"<outline text="a" type="link" url="https://example.org/"/>"#,
    check: Check::Element(&["outline"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let value = |name: &str| element.attribute(name).map(|attribute| attribute.value());
    if value("type").is_some_and(|kind| matches!(kind, "link" | "include"))
        && value("url").is_none()
    {
        out.at(element.at(), "there is no `url`");
    }
}
