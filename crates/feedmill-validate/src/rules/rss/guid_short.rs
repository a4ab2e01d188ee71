//! A guid is a small number.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;
use crate::value::is_digits;

pub(super) static RULE: Rule = Rule {
    name: "rss/guid-short",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-item-guid"),
    w3c: Some("NotSufficientlyUnique"),
    what: "A guid is a small number.",
    why: "Other feeds have the same one, and some readers mix them up.",
    fix: "Put the domain into it, or use the address of the item.",
    bad: r#"<item><title>a</title><guid isPermaLink="false">42</guid></item>"#,
    good: r#"<item><title>a</title><guid isPermaLink="false">example.org/42</guid></item>"#,
    check: Check::Element(&["guid"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let value = element.value();
    let value = value.trim();
    if is_digits(value) && value.len() <= 6 {
        out.at(
            element.value_at(),
            format!("`{value}` is not unique in the world"),
        );
    }
}
