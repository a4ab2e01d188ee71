//! A medium has neither an address nor a player.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "media/content-without-address",
    severity: Severity::Error,
    spec: Spec::Url("https://www.rssboard.org/media-rss"),
    w3c: Some("MissingAttribute"),
    what: "A medium has neither an address nor a player.",
    why: "There is nothing to play.",
    fix: "Add `url`, or a `media:player` inside.",
    bad: r#"<item><title>a</title><media:content medium="video"/></item>"#,
    good: r#"<item><title>a</title><media:content medium="video" url="https://example.org/a.mp4"/></item>"#,
    check: Check::Element(&["media:content"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if element.attribute("url").is_none() && element.child("media:player").is_none() {
        out.at(element.at(), "there is neither `url` nor `media:player`");
    }
}
