//! An episode lacks something that Spotify requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "spotify/episode-incomplete",
    severity: Severity::Error,
    spec: Spec::Url("https://support.spotify.com/creators/article/podcast-specification-doc/"),
    w3c: None,
    what: "An episode lacks something that Spotify requires.",
    why: "The episode does not appear.",
    fix: "Give every item a `title` and an `enclosure`.",
    bad: "<item><title>One</title></item>",
    good: r#"<item><title>One</title><enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/></item>"#,
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[&["title"], &["enclosure"]];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for item in document.entries() {
        needs(item, NEEDED, out);
    }
}
