//! The type of an outline is none that OPML 1 knows.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "opml/type-unknown",
    severity: Severity::Warning,
    spec: Spec::Opml,
    w3c: Some("InvalidOutlineType"),
    what: "The type of an outline is none that OPML 1 knows.",
    why: "Programs show the text only.",
    fix: "Write `rss`, `link` or `include`; or write OPML 2.0, which allows types of your own.",
    bad: r#"<opml version="1.1"><head/><body><outline text="a" type="song"/></body></opml>"#,
    good: r#"<opml version="2.0"><head/><body><outline text="a" type="song"/></body></opml>"#,
    check: Check::Element(&["outline"], check),
};

fn check(element: Element<'_, '_>, document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let version = document
        .root()
        .and_then(|root| root.attribute("version"))
        .map(|version| version.value());
    let known = ["rss", "link", "include", "atom"];
    let kind = element.attribute("type").filter(|kind| {
        !known
            .iter()
            .any(|word| word.eq_ignore_ascii_case(kind.value()))
    });
    if let Some(kind) = kind.filter(|_| version != Some("2.0")) {
        out.at(
            kind.value_at(),
            format!("`{}` is not one of: {}", kind.value(), known.join(", ")),
        );
    }
}
