//! The content of an entry is not text, and the entry has no summary.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/entry-without-summary",
    severity: Severity::Error,
    spec: Spec::Rfc4287("4.1.2"),
    w3c: Some("MissingSummary"),
    what: "The content of an entry is not text, and the entry has no summary.",
    why: "Readers that cannot show the content have nothing to show.",
    fix: "Add a `summary`.",
    bad: r#"<entry><content src="https://example.org/a.pdf" type="application/pdf"/></entry>"#,
    good: r#"<entry><content src="https://example.org/a.pdf" type="application/pdf"/><summary>b</summary></entry>"#,
    check: Check::Element(&["atom:entry"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(content) = element.child("atom:content") else {
        return;
    };
    let kind = content
        .attribute("type")
        .map_or("text", |kind| kind.value())
        .to_ascii_lowercase();
    let is_text = matches!(kind.as_str(), "text" | "html" | "xhtml" | "")
        || kind.starts_with("text/")
        || kind.ends_with("+xml")
        || kind.ends_with("/xml")
        || !kind.contains('/');
    let is_elsewhere = content.attribute("src").is_some();
    if element.is_closed() && (is_elsewhere || !is_text) && element.child("atom:summary").is_none()
    {
        out.at(content.at(), "`entry` has no `summary`");
    }
}
