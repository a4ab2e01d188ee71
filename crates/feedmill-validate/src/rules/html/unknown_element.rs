//! The HTML has something that is not HTML.

use crate::finding::Reporter;
use crate::html::Tag;
use crate::html::TagKind;
use crate::html::is_element;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "html/unknown-element",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-item-description"),
    w3c: Some("NotHtml"),
    what: "The HTML has something that is not HTML.",
    why: "Readers drop it, and sometimes what follows.",
    fix: "Escape `<` as `&lt;` where it is not a tag, and close every tag.",
    bad: "<item><title>a</title><description>&lt;blog>b&lt;/blog></description></item>",
    good: "<item><title>a</title><description>&lt;b>b&lt;/b></description></item>",
    check: Check::Tag(check),
};

fn check(tag: &Tag<'_>, out: &mut Reporter<'_, '_>) {
    let is_strange = match tag.kind {
        TagKind::Start => {
            let is_elsewhere = tag.place.is_foreign || (tag.place.is_xhtml && tag.place.is_rss);
            !is_elsewhere && !is_element(&tag.name)
        }
        TagKind::Instruction => true,
        TagKind::Declaration => tag.name != "doctype",
        TagKind::Cut => true,
        TagKind::End => false,
    };
    if is_strange {
        out.at(
            tag.at,
            format!("`{}` is not an element of HTML, or is cut off", tag.name),
        );
    }
}
