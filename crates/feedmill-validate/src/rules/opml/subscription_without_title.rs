//! A subscription has no title.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "opml/subscription-without-title",
    severity: Severity::Warning,
    spec: Spec::Opml,
    w3c: Some("MissingTitleAttr"),
    what: "A subscription has no title.",
    why: "Some programs show an empty line for it.",
    fix: "Add `title`, with the same text as `text`.",
    bad: r#"<outline text="a" type="rss" xmlUrl="https://example.org/feed"/>"#,
    good: r#"<outline text="a" type="rss" title="a" xmlUrl="https://example.org/feed"/>"#,
    check: Check::Element(&["outline"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let value = |name: &str| element.attribute(name).map(|attribute| attribute.value());
    if value("type").is_some_and(|kind| kind.eq_ignore_ascii_case("rss"))
        && value("title").is_none()
    {
        out.at(element.at(), "there is no `title`");
    }
}
