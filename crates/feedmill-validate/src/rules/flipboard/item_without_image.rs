//! An article has no picture.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "flipboard/item-without-image",
    severity: Severity::Warning,
    spec: Spec::Url("https://about.flipboard.com/rss-spec/"),
    w3c: None,
    what: "An article has no picture.",
    why: "Flipboard lays out articles around pictures; those without one are hardly shown.",
    fix: "Add an `enclosure` or `media:content` with a picture, no side of it shorter than 400 pixels, or put an `img` into the content.",
    bad: "<item><title>One</title></item>",
    good: r#"<item><title>One</title><enclosure url="https://example.org/a.png" length="1" type="image/png"/></item>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for item in document.entries() {
        if !item.children().any(shows) {
            out.at(item.at(), "there is no picture");
        }
    }
}

/// Whether an element brings a picture or a film.
fn shows(child: Element<'_, '_>) -> bool {
    let is_seen = |name: &str| {
        let value = child.attribute(name);
        value.is_some_and(|value| {
            ["image", "video"]
                .iter()
                .any(|seen| value.value().starts_with(seen))
        })
    };
    let is_media = child.is("enclosure") || child.is("media:content") || child.is("atom:link");
    child.is("media:thumbnail")
        || child.is("media:group")
        || (is_media && (is_seen("type") || is_seen("medium")))
        || (BODIES.iter().any(|name| child.is(name)) && has_image(child))
}

const BODIES: [&str; 4] = [
    "content:encoded",
    "description",
    "atom:content",
    "atom:summary",
];

fn has_image(body: Element<'_, '_>) -> bool {
    body.value().contains("<img")
        || body
            .children()
            .any(|child| child.name().local == "img" || has_image(child))
}
