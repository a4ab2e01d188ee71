//! Two items have the same id.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    name: "json/id-repeated",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "Two items have the same id.",
    why: "Readers show one of them.",
    fix: "Give each item an id of its own.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b"}, {"id": "1", "content_text": "c"}]}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b"}]}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let items = json.get("items").map_or(&[][..], Json::list);

    let mut seen = HashSet::new();
    for id in items.iter().filter_map(|item| item.get("id")) {
        if let Some(text) = id.text().filter(|text| !seen.insert(*text)) {
            out.span(
                id.span.clone(),
                format!("an item before this one has the id `{text}`"),
            );
        }
    }
}
