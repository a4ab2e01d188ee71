//! The HTML has an attribute that readers remove.

use crate::finding::Reporter;
use crate::html::Tag;
use crate::html::TagKind;
use crate::html::{is_safe_attribute, is_safe_element, is_svg_attribute};
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "html/attribute",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-item-description"),
    w3c: Some("SecurityRiskAttr"),
    what: "The HTML has an attribute that readers remove.",
    why: "It runs programs, or is not one of HTML.",
    fix: "Remove it.",
    bad: r#"<item><title>a</title><description>&lt;a href="https://example.org/" onclick="b()">c&lt;/a></description></item>"#,
    good: r#"<item><title>a</title><description>&lt;a href="https://example.org/">c&lt;/a></description></item>"#,
    check: Check::Tag(check),
};

fn check(tag: &Tag<'_>, out: &mut Reporter<'_, '_>) {
    for attribute in &tag.attributes {
        let is_safe = if tag.place.is_foreign {
            is_svg_attribute(&attribute.name)
        } else {
            is_safe_attribute(&attribute.name)
        };
        let is_program = attribute
            .value
            .trim_start()
            .get(..11)
            .is_some_and(|head| head.eq_ignore_ascii_case("javascript:"));
        let is_kept = tag.place.is_foreign || is_safe_element(&tag.name);
        if tag.kind == TagKind::Start && is_kept && (!is_safe || is_program) {
            out.at(attribute.at, format!("readers remove `{}`", attribute.name));
        }
    }
}
