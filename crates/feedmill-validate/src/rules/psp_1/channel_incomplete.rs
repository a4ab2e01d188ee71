//! The show lacks something that PSP-1 requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::needs;

pub(super) static RULE: Rule = Rule {
    name: "psp-1/channel-incomplete",
    severity: Severity::Error,
    spec: Spec::Url("https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification"),
    w3c: None,
    what: "The show lacks something that PSP-1 requires.",
    why: "Without it the feed does not conform.",
    fix: r#"Add what is missing to the channel: `atom:link` with `rel="self"`, `title`, `description`, `link`, `language`, `itunes:category`, `itunes:explicit`, `itunes:image`."#,
    bad: r#"<channel><title>Tide</title><description>b</description><link>https://example.org/</link><language>en</language><itunes:category text="Arts"/><itunes:explicit>false</itunes:explicit><itunes:image href="https://example.org/a.png"/></channel>"#,
    good: r#"<channel><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="https://example.org/feed"/><title>Tide</title><description>b</description><link>https://example.org/</link><language>en</language><itunes:category text="Arts"/><itunes:explicit>false</itunes:explicit><itunes:image href="https://example.org/a.png"/></channel>"#,
    check: Check::Document(check),
};

const NEEDED: &[&[&str]] = &[
    &["atom:link[self]"],
    &["title"],
    &["description"],
    &["link"],
    &["language"],
    &["itunes:category"],
    &["itunes:explicit"],
    &["itunes:image"],
];

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(channel) = document.channel() {
        needs(channel, NEEDED, out);
    }
}
