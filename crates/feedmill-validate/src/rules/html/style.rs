//! The HTML has a style that does more than change how a text looks.

use crate::finding::Reporter;
use crate::html::Tag;
use crate::html::danger;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "html/style",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-item-description"),
    w3c: Some("DangerousStyleAttr"),
    what: "The HTML has a style that does more than change how a text looks.",
    why: "Readers remove the style, or the whole attribute.",
    fix: "Keep to colours, fonts, sizes, borders and margins.",
    bad: r#"<item><title>a</title><description>&lt;p style="position: fixed">b&lt;/p></description></item>"#,
    good: r#"<item><title>a</title><description>&lt;p style="color: red">b&lt;/p></description></item>"#,
    check: Check::Tag(check),
};

fn check(tag: &Tag<'_>, out: &mut Reporter<'_, '_>) {
    if let Some(style) = tag.attribute("style").filter(|_| !tag.place.is_foreign)
        && let Some(part) = danger(&style.value)
    {
        out.at(style.at, format!("readers remove `{part}`"));
    }
}
