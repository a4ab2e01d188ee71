//! A group of media has fewer than two.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "media/group-of-one",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("MediaGroupWithoutAlternatives"),
    what: "A group of media has fewer than two.",
    why: "A group offers the same thing in several forms; here there is no choice.",
    fix: "Put the `media:content` into the item itself.",
    bad: r#"<item><title>a</title><media:group><media:content url="https://example.org/a.mp4"/></media:group></item>"#,
    good: r#"<item><title>a</title><media:content url="https://example.org/a.mp4"/></item>"#,
    check: Check::Element(&["media:group"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.is_closed()
        && element
            .children()
            .filter(|child| child.is("media:content"))
            .count()
            < 2
    {
        out.at(element.at(), "there is nothing to choose from");
    }
}
