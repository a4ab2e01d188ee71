//! An episode is in a format that Apple does not play.

use crate::validate::finding::Reporter;
use crate::validate::judge::Document;
use crate::validate::rule::{Check, Rule, Severity, Spec};
use crate::validate::rules::entry::is_podcast;
use crate::validate::source::xml::Element;

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
    check: Check::Element(&["enclosure"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let channel = element.parent().and_then(|item| item.parent());
    let Some(url) = element
        .attribute("url")
        .filter(|_| channel.is_some_and(is_podcast))
    else {
        return;
    };
    let path = url
        .value()
        .trim()
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let known = [".mp3", ".m4a", ".mp4", ".m4v", ".mov", ".pdf", ".epub"];
    if !path.contains(' ') && !known.iter().any(|ending| path.ends_with(ending)) {
        out.at(
            url.value_at(),
            format!("the address ends with none of: {}", known.join(", ")),
        );
    }
}
