//! An outline has the address of a feed, and does not say that it is a subscription.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "opml/subscription-without-type",
    severity: Severity::Warning,
    spec: Spec::Opml,
    w3c: Some("MissingOutlineType"),
    what: "An outline has the address of a feed, and does not say that it is a subscription.",
    why: "Some programs pass it by.",
    fix: r#"Add `type="rss"`."#,
    bad: r#"<outline text="a" xmlUrl="https://example.org/feed"/>"#,
    good: r#"<outline text="a" type="rss" xmlUrl="https://example.org/feed"/>"#,
    check: Check::Element(&["outline"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.attribute("xmlUrl").is_some() && element.attribute("type").is_none() {
        out.at(element.at(), "there is no `type`");
    }
}
