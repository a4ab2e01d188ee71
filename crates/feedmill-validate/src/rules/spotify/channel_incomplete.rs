//! The show lacks something that Spotify requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "spotify/channel-incomplete",
    severity: Severity::Error,
    spec: Spec::Url("https://support.spotify.com/creators/article/podcast-specification-doc/"),
    w3c: None,
    what: "The show lacks something that Spotify requires.",
    why: "Spotify refuses the show.",
    fix: "Add a `title` and an `itunes:image` to the channel.",
    bad: "<channel><title>Tide</title></channel>",
    good: r#"<channel><title>Tide</title><itunes:image href="https://example.org/a.png"/></channel>"#,
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[&["title"], &["itunes:image", "image"]];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(channel) = document.channel() {
        needs(channel, NEEDED, out);
    }
}
