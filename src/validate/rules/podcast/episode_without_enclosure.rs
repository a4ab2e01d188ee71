//! An episode has no file.

use crate::validate::finding::Reporter;
use crate::validate::judge::Document;
use crate::validate::rule::{Check, Rule, Severity, Spec};
use crate::validate::rules::entry::is_podcast;
use crate::validate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/episode-without-enclosure",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/823-podcast-requirements"),
    w3c: None,
    what: "An episode has no file.",
    why: "Directories do not show it.",
    fix: "Add `enclosure`.",
    bad: "<channel><title>a</title><itunes:author>b</itunes:author><item><title>a</title></item></channel>",
    good: r#"<channel><title>a</title><itunes:author>b</itunes:author><item><title>a</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item></channel>"#,
    check: Check::Element(&["item"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.is_closed()
        && element.parent().is_some_and(is_podcast)
        && element.child("enclosure").is_none()
    {
        out.at(element.at(), "there is no `enclosure`");
    }
}
