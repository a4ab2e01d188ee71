//! An image is loaded by a script.

use crate::finding::Reporter;
use crate::html::Tag;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "reader/lazy-image",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://html.spec.whatwg.org/multipage/urls-and-fetching.html#lazy-loading-attributes",
    ),
    w3c: None,
    what: "An image is loaded by a script.",
    why: "Readers run no scripts: they show a grey box, or nothing.",
    fix: r#"Write the address of the picture into `src`; `loading="lazy"` does the same without a script."#,
    bad: r#"<item><title>a</title><description>&lt;img src="data:image/gif;base64,R0lGOD" data-src="https://example.org/a.png" alt=""></description></item>"#,
    good: r#"<item><title>a</title><description>&lt;img src="https://example.org/a.png" loading="lazy" alt=""></description></item>"#,
    check: Check::Tag(check),
};

fn check(tag: &Tag<'_>, out: &mut Reporter<'_, '_>) {
    if tag.name != "img" {
        return;
    }
    let later = ["data-src", "data-original", "data-lazy-src", "data-srcset"]
        .into_iter()
        .find_map(|name| tag.attribute(name));
    let source = tag
        .attribute("src")
        .map_or("", |source| source.value.as_ref());
    let is_stand_in = source.is_empty()
        || source.starts_with("data:")
        || source.contains("placeholder")
        || source.contains("blank.gif");
    if let Some(later) = later.filter(|_| is_stand_in) {
        out.at(
            later.at,
            format!("the picture is in `{}`, and `src` has none", later.name),
        );
    }
}
