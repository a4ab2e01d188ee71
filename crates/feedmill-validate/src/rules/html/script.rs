//! The HTML has an element that runs programs or changes the page.

use crate::finding::Reporter;
use crate::html::Tag;
use crate::html::TagKind;
use crate::html::{is_element, is_safe_element};
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "html/script",
    severity: Severity::Warning,
    spec: Spec::Url("https://www.rssboard.org/rss-profile#element-channel-item-description"),
    w3c: Some("SecurityRisk"),
    what: "The HTML has an element that runs programs or changes the page.",
    why: "Readers remove it, or the whole entry. What it would show is lost.",
    fix: "Link to the page instead of embedding it.",
    bad: r#"<item><title>a</title><description>&lt;script src="https://example.org/a.js">&lt;/script></description></item>"#,
    good: r#"<item><title>a</title><description>&lt;a href="https://example.org/">b&lt;/a></description></item>"#,
    check: Check::Tag(check),
};

fn check(tag: &Tag<'_>, out: &mut Reporter<'_, '_>) {
    let is_risky = match tag.kind {
        TagKind::Start => {
            let is_program = ["script", "foreignobject", "handler", "iframe"]
                .iter()
                .any(|name| tag.name.eq_ignore_ascii_case(name));
            if tag.place.is_foreign {
                is_program
            } else {
                !is_safe_element(&tag.name)
                    && (is_element(&tag.name) || tag.place.is_xhtml && tag.place.is_rss)
            }
        }
        TagKind::Instruction => true,
        TagKind::Declaration | TagKind::End | TagKind::Cut => false,
    };
    if is_risky {
        out.at(tag.at, format!("readers remove `{}`", tag.name));
    }
}
