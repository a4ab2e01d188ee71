//! An image of one pixel tells somebody who reads the entry.

use crate::finding::Reporter;
use crate::html::Tag;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "reader/tracking-pixel",
    severity: Severity::Info,
    spec: Spec::Url("https://www.w3.org/TR/privacy-principles/"),
    w3c: None,
    what: "An image of one pixel tells somebody who reads the entry.",
    why: "Many readers block it, and readers feel watched.",
    fix: "Remove it.",
    bad: r#"<item><title>a</title><description>&lt;img src="https://example.org/t.gif" width="1" height="1" alt=""></description></item>"#,
    good: r#"<item><title>a</title><description>&lt;img src="https://example.org/t.gif" width="80" height="31" alt=""></description></item>"#,
    check: Check::Tag(check),
};

fn check(tag: &Tag<'_>, out: &mut Reporter<'_, '_>) {
    let is_tiny = |name: &str| {
        tag.attribute(name)
            .is_some_and(|size| matches!(size.value.trim(), "0" | "1" | "1px" | "0px"))
    };
    if tag.name == "img" && is_tiny("width") && is_tiny("height") {
        out.at(tag.at, "this image is one pixel in size");
    }
}
