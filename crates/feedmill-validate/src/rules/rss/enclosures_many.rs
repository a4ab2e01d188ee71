//! An item has several enclosures.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/enclosures-many",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-item-enclosure"),
    w3c: Some("DuplicateEnclosure"),
    what: "An item has several enclosures.",
    why: "Some readers take the first, some the last, some all.",
    fix: "Make an item for each, or use `media:content`.",
    bad: r#"<item><title>a</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/><enclosure url="https://example.org/b.mp3" length="1" type="audio/mpeg"/></item>"#,
    good: r#"<item><title>a</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item>"#,
    check: Check::Element(&["item"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(second) = element
        .children()
        .filter(|child| child.is("enclosure"))
        .nth(1)
    {
        out.at(second.at(), "an item should have one enclosure");
    }
}
