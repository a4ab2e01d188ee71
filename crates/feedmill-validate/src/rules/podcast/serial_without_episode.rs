//! An episode of a serial podcast has no number.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::entry::is_podcast;
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/serial-without-episode",
    severity: Severity::Info,
    spec: Spec::Url("https://podcasters.apple.com/support/823-podcast-requirements"),
    w3c: None,
    what: "An episode of a serial podcast has no number.",
    why: "Listeners hear it in the wrong order.",
    fix: "Add `itunes:episode`.",
    bad: r#"<channel><title>a</title><itunes:author>b</itunes:author><itunes:type>serial</itunes:type><item><title>a</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item></channel>"#,
    good: r#"<channel><title>a</title><itunes:author>b</itunes:author><itunes:type>serial</itunes:type><item><title>a</title><itunes:episode>1</itunes:episode><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item></channel>"#,
    check: Check::Element(&["channel"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if !is_podcast(element) {
        return;
    }
    let kind = element.child("itunes:type");
    let is_serial = kind.is_some_and(|kind| kind.value().trim().eq_ignore_ascii_case("serial"));
    for item in element.children().filter(|child| child.is("item")) {
        if is_serial && item.child("itunes:episode").is_none() {
            out.at(item.at(), "there is no `itunes:episode`");
        }
    }
}
