//! A podcast has no picture.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::entry::is_podcast;
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/channel-without-image",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/823-podcast-requirements"),
    w3c: None,
    what: "A podcast has no picture.",
    why: "Apple refuses it.",
    fix: "Add `itunes:image` with the address of a square JPEG or PNG of 1400 to 3000 pixels.",
    bad: "<channel><title>a</title><itunes:author>b</itunes:author></channel>",
    good: r#"<channel><title>a</title><itunes:author>b</itunes:author><itunes:image href="https://example.org/a.png"/></channel>"#,
    check: Check::Element(&["channel"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if is_podcast(element) && element.child("itunes:image").is_none() {
        out.at(element.at(), "there is no `itunes:image`");
    }
}
