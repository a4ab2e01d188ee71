//! `thr:when` is the old name of `thr:updated`.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "atom/thread-attribute-when",
    severity: Severity::Error,
    spec: Spec::Rfc(4685, "4"),
    w3c: Some("NoThrWhen"),
    what: "`thr:when` is the old name of `thr:updated`.",
    why: "Readers of today look for the new one.",
    fix: "Write `thr:updated`.",
    bad: r#"<entry><link rel="replies" href="https://example.org/c" thr:when="2026-01-01T00:00:00Z"/></entry>"#,
    good: r#"<entry><link rel="replies" href="https://example.org/c" thr:updated="2026-01-01T00:00:00Z"/></entry>"#,
    check: Check::Element(&["atom:link"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(when) = element.attribute("thr:when") {
        out.at(when.at(), "it is written `thr:updated`");
    }
}
