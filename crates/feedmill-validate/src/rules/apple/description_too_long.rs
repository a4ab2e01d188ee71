//! The description of the show is longer than the 4000 bytes that Apple Podcasts takes.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "apple/description-too-long",
    severity: Severity::Error,
    spec: Spec::Url("https://help.apple.com/itc/podcasts_connect/#/itcb54353390"),
    w3c: None,
    what: "The description of the show is longer than the 4000 bytes that Apple Podcasts takes.",
    why: "What is longer is cut off, or the show is refused.",
    fix: "Shorten it.",
    bad: "<channel><description>{4001 times: a}</description></channel>",
    good: "<channel><description>Tides, told.</description></channel>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(channel) = document.channel() {
        for name in ["description", "itunes:summary"] {
            if let Some(text) = channel.child(name) {
                let size = text.value().trim().len();
                if size > MOST {
                    out.at(text.value_at(), format!("`{name}` has {size} bytes"));
                }
            }
        }
    }
}

/// The largest size in bytes that a description may have.
const MOST: usize = 4000;
