//! An episode is in a format that Apple does not play.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::entry::is_podcast;
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/enclosure-format",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/893-audio-requirements"),
    w3c: Some("UnsupportedItunesFormat"),
    what: "An episode is in a format that Apple does not play.",
    why: "Listeners there do not see it.",
    fix: "Offer MP3 or M4A; for video, MP4, M4V or MOV.",
    bad: r#"<channel><itunes:author>b</itunes:author><item><title>a</title><enclosure url="https://example.org/a.ogg" length="1" type="audio/ogg"/></item></channel>"#,
    good: r#"<channel><itunes:author>b</itunes:author><item><title>a</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item></channel>"#,
    check: Check::Element(&["channel"], check),
};

const FORMATS: [&str; 7] = [".mp3", ".m4a", ".mp4", ".m4v", ".mov", ".pdf", ".epub"];

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if !is_podcast(element) {
        return;
    }
    for item in element.children().filter(|child| child.is("item")) {
        let enclosures = item.children().filter(|child| child.is("enclosure"));
        for url in enclosures.filter_map(|enclosure| enclosure.attribute("url")) {
            let path = url
                .value()
                .trim()
                .split(['?', '#'])
                .next()
                .unwrap_or_default();
            let path = path.to_ascii_lowercase();
            if !path.contains(' ') && !FORMATS.iter().any(|ending| path.ends_with(ending)) {
                out.at(
                    url.value_at(),
                    format!("the address ends with none of: {}", FORMATS.join(", ")),
                );
            }
        }
    }
}
