//! A podcast lacks something that Apple requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::entry::is_podcast;
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/channel-incomplete",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/823-podcast-requirements"),
    w3c: Some("MissingItunesElement"),
    what: "A podcast lacks something that Apple requires.",
    why: "The directory refuses it.",
    fix: "Add `itunes:category` and `itunes:explicit` to the channel, and `language`.",
    bad: "<channel><title>a</title><itunes:author>b</itunes:author><item><title>a</title></item></channel>",
    good: r#"<channel><title>a</title><itunes:explicit>false</itunes:explicit><itunes:category text="Arts"/><itunes:image href="https://example.org/a.png"/><language>en</language><item><title>a</title></item></channel>"#,
    check: Check::Element(&["channel"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if !is_podcast(element) {
        return;
    }
    for name in ["itunes:explicit", "itunes:category", "language"] {
        if element.child(name).is_none() {
            out.at(element.at(), format!("a podcast needs `{name}`"));
        }
    }
}
