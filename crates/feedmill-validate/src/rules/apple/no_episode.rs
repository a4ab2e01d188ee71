//! The show has no episode, and Apple Podcasts wants one at least.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "apple/no-episode",
    severity: Severity::Error,
    spec: Spec::Url("https://podcasters.apple.com/support/823-podcast-requirements"),
    w3c: None,
    what: "The show has no episode, and Apple Podcasts wants one at least.",
    why: "An empty show is refused.",
    fix: "Publish an episode before you submit the show, if only a trailer.",
    bad: "<channel><title>Tide</title></channel>",
    good: r#"<channel><title>Tide</title><item><title>One</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item></channel>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let mut items = document.entries();
    let is_episode = |item: Element<'_, '_>| item.child("enclosure").is_some();
    if let Some(channel) = document.channel().filter(|_| !items.any(is_episode)) {
        out.at(channel.at(), "no item has an `enclosure`");
    }
}
