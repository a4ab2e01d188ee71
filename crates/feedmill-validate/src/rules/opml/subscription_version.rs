//! The version of a subscription is none that OPML knows.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "opml/subscription-version",
    severity: Severity::Warning,
    spec: Spec::Opml,
    w3c: Some("InvalidOutlineVersion"),
    what: "The version of a subscription is none that OPML knows.",
    why: "Programs skip it.",
    fix: "Write `RSS`, `RSS1`, `RSS2` or `scriptingNews`; or leave it out.",
    bad: r#"<outline text="a" type="rss" version="2.0"/>"#,
    good: r#"<outline text="a" type="rss" version="RSS2"/>"#,
    check: Check::Element(&["outline"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let known = ["RSS", "RSS1", "RSS2", "scriptingNews", "atom"];
    if let Some(version) = element.attribute("version").filter(|version| {
        !known
            .iter()
            .any(|word| word.eq_ignore_ascii_case(version.value()))
    }) {
        out.at(
            version.value_at(),
            format!("`{}` is not one of: {}", version.value(), known.join(", ")),
        );
    }
}
