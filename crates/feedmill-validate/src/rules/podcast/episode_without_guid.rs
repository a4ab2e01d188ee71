//! An episode has no guid.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::entry::is_podcast;
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/episode-without-guid",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/823-podcast-requirements"),
    w3c: None,
    what: "An episode has no guid.",
    why: "Apple takes the address of the file for it: when it moves, listeners have the episode twice.",
    fix: "Add `guid`, which never changes.",
    bad: r#"<channel><title>a</title><itunes:author>b</itunes:author><item><title>a</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item></channel>"#,
    good: r#"<channel><title>a</title><itunes:author>b</itunes:author><item><title>a</title><guid isPermaLink="false">example.org/1</guid><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item></channel>"#,
    check: Check::Element(&["channel"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if !is_podcast(element) {
        return;
    }
    for item in element.children().filter(|child| child.is("item")) {
        if item.is_closed() && item.child("guid").is_none() {
            out.at(item.at(), "there is no `guid`");
        }
    }
}
