//! The show lacks something that Apple Podcasts requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "apple/channel-incomplete",
    severity: Severity::Error,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: None,
    what: "The show lacks something that Apple Podcasts requires.",
    why: "Apple Podcasts Connect refuses the show.",
    fix: "Add what is missing to the channel: `title`, `description`, `itunes:image`, `language`, `itunes:category`, `itunes:explicit`.",
    bad: r#"<channel><title>Tide</title><description>b</description><itunes:image href="https://example.org/a.png"/><language>en</language><itunes:category text="Arts"/></channel>"#,
    good: r#"<channel><title>Tide</title><description>b</description><itunes:image href="https://example.org/a.png"/><language>en</language><itunes:category text="Arts"/><itunes:explicit>false</itunes:explicit></channel>"#,
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[
    &["title"],
    &["description"],
    &["itunes:image"],
    &["language"],
    &["itunes:category"],
    &["itunes:explicit"],
];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(channel) = document.channel() {
        needs(channel, NEEDED, out);
    }
}
