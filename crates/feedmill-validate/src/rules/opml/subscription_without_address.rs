//! A subscription has no address of a feed.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "opml/subscription-without-address",
    severity: Severity::Warning,
    spec: Spec::Opml,
    w3c: Some("MissingXmlURL"),
    what: "A subscription has no address of a feed.",
    why: "Programs cannot subscribe to it.",
    fix: "Add `xmlUrl`.",
    bad: r#"<outline text="a" type="rss"/>"#,
    good: r#"<outline text="a" type="rss" xmlUrl="https://example.org/feed"/>"#,
    check: Check::Element(&["outline"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let value = |name: &str| element.attribute(name).map(|attribute| attribute.value());
    if value("type").is_some_and(|kind| kind.eq_ignore_ascii_case("rss"))
        && value("xmlUrl").is_none()
    {
        out.at(element.at(), "there is no `xmlUrl`");
    }
}
