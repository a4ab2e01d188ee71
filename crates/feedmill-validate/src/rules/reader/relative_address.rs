//! The HTML has a relative address, and nothing says what it is relative to.

use crate::finding::Reporter;
use crate::html::Tag;
use crate::html::is_uri_attribute;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "reader/relative-address",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("2"),
    w3c: None,
    what: "The HTML has a relative address, and nothing says what it is relative to.",
    why: "Atom lets `xml:base` say it; without, readers guess, and lead nowhere.",
    fix: "Write whole addresses, or set `xml:base`.",
    bad: r#"<entry><content type="html">&lt;img src="/a.png"></content></entry>"#,
    good: r#"<entry><content type="html">&lt;img src="https://example.org/a.png"></content></entry>"#,
    check: Check::Tag(check),
};

fn check(tag: &Tag<'_>, out: &mut Reporter<'_, '_>) {
    if tag.place.is_rss || tag.place.has_base {
        return;
    }
    for attribute in &tag.attributes {
        let value = attribute.value.trim();
        let is_whole = value.is_empty()
            || value.starts_with('#')
            || value
                .split(['/', '?', '#'])
                .next()
                .is_some_and(|head| head.contains(':'));
        if is_uri_attribute(&tag.name, &attribute.name) && !is_whole {
            out.at(attribute.at, format!("`{value}` is not a whole address"));
        }
    }
}
