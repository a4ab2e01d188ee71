//! The channel's image is not a GIF, JPEG or PNG.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "rss/image-format",
    severity: Severity::Warning,
    spec: Spec::Profile("element-channel-image-url"),
    w3c: Some("ImageUrlFormat"),
    what: "The channel's image is not a GIF, JPEG or PNG.",
    why: "RSS has these three; some readers show no others.",
    fix: "Use one of the three.",
    bad: "<image><url>https://example.org/a.svg</url><title>a</title><link>https://example.org/</link></image>",
    good: "<image><url>https://example.org/a.png</url><title>a</title><link>https://example.org/</link></image>",
    check: Check::Element(&["image"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(url) = element.child("url") else {
        return;
    };
    let value = url.value();
    let path = value
        .trim()
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let file = path.rsplit('/').next().unwrap_or_default();
    let known = [".gif", ".jpg", ".jpeg", ".png"];
    if file.contains('.')
        && path.matches('/').count() > 2
        && !known.iter().any(|ending| file.ends_with(ending))
    {
        out.at(
            url.at(),
            "the address does not end as that of a GIF, JPEG or PNG does",
        );
    }
}
