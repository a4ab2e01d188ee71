//! `itunes:explicit` is neither `true` nor `false`.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "apple/explicit-value",
    severity: Severity::Warning,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: None,
    what: "`itunes:explicit` is neither `true` nor `false`.",
    why: "Apple Podcasts takes a word that it does not know for neither, and asks again.",
    fix: "Write `true` or `false`.",
    bad: "<channel><itunes:explicit>yes</itunes:explicit></channel>",
    good: "<channel><itunes:explicit>true</itunes:explicit></channel>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for element in document.channel().into_iter().chain(document.entries()) {
        if let Some(explicit) = element.child("itunes:explicit") {
            let value = explicit.value();
            let value = value.trim();
            if !value.is_empty() && !["true", "false"].contains(&value) {
                out.at(
                    explicit.value_at(),
                    format!("`{value}` is neither `true` nor `false`"),
                );
            }
        }
    }
}
