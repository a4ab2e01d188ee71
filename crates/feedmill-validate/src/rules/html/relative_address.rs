//! The HTML has a relative address.

use crate::finding::Reporter;
use crate::html::Tag;
use crate::html::is_uri_attribute;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "html/relative-address",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-item-description"),
    w3c: Some("ContainsRelRef"),
    what: "The HTML has a relative address.",
    why: "RSS does not say what it is relative to: readers lead nowhere and show no picture.",
    fix: "Write whole addresses.",
    bad: r#"<item><title>a</title><description>&lt;img src="/a.png" alt=""></description></item>"#,
    good: r#"<item><title>a</title><description>&lt;img src="https://example.org/a.png" alt=""></description></item>"#,
    check: Check::Tag(check),
};

fn has_scheme(value: &str) -> bool {
    let scheme = value.split([':', '/', '?', '#']).next().unwrap_or_default();
    value[scheme.len()..].starts_with(':') && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn check(tag: &Tag<'_>, out: &mut Reporter<'_, '_>) {
    if !tag.place.is_rss || tag.place.has_base {
        return;
    }
    for attribute in &tag.attributes {
        let value = attribute.value.trim();
        if is_uri_attribute(&tag.name, &attribute.name)
            && !value.is_empty()
            && !has_scheme(value)
            && !value.starts_with('#')
        {
            out.at(attribute.at, format!("`{value}` is not a whole address"));
        }
    }
}
