//! Two entries have addresses as ids that differ by `http` and `https`, or by the slash at the end.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use std::collections::HashMap;

pub(super) static RULE: Rule = Rule {
    name: "reader/ids-differ-by-scheme",
    severity: Severity::Warning,
    spec: Spec::Url("https://www.rssboard.org/rss-profile"),
    w3c: None,
    what: "Two entries have addresses as ids that differ by `http` and `https`, or by the slash at the end.",
    why: "It is one entry, and readers show it twice.",
    fix: "Keep the id that was published first.",
    bad: "<item><title>a</title><guid>http://example.org/a</guid></item><item><title>b</title><guid>https://example.org/a</guid></item>",
    good: "<item><title>a</title><guid>https://example.org/a</guid></item>",
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let mut seen: HashMap<String, String> = HashMap::new();
    for entry in document.entries() {
        let Some(id) = entry.child("guid").or_else(|| entry.child("atom:id")) else {
            continue;
        };
        let value = id.value().trim().to_owned();
        let Some(bare) = value
            .strip_prefix("https://")
            .or_else(|| value.strip_prefix("http://"))
        else {
            continue;
        };
        let bare = bare.trim_end_matches('/').to_owned();
        let other = seen.entry(bare).or_insert_with(|| value.clone());
        if *other != value {
            out.at(
                id.at(),
                format!("`{other}` is the same but for the scheme or the slash"),
            );
        }
    }
}
