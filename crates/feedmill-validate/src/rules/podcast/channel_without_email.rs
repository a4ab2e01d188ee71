//! A podcast has no e-mail address of its owner.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::entry::is_podcast;
use crate::source::xml::Element;

pub(super) static RULE: Rule = Rule {
    name: "podcast/channel-without-email",
    severity: Severity::Warning,
    spec: Spec::Url("https://podcasters.apple.com/support/823-podcast-requirements"),
    w3c: Some("MissingItunesEmail"),
    what: "A podcast has no e-mail address of its owner.",
    why: "Directories write to it to prove that the podcast is yours.",
    fix: "Add `itunes:owner` with `itunes:email`.",
    bad: r#"<channel><title>a</title><itunes:explicit>false</itunes:explicit><itunes:category text="Arts"/><itunes:image href="https://example.org/a.png"/><item><title>a</title></item></channel>"#,
    good: r#"<channel><title>a</title><itunes:explicit>false</itunes:explicit><itunes:category text="Arts"/><itunes:image href="https://example.org/a.png"/><itunes:owner><itunes:email>anna@example.org</itunes:email></itunes:owner><item><title>a</title></item></channel>"#,
    check: Check::Element(&["channel"], check),
};

fn check(element: Element<'_, '_>, _: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if is_podcast(element) && element.child("itunes:owner").is_none() {
        out.at(
            element.at(),
            "there is no `itunes:owner` with `itunes:email`",
        );
    }
}
