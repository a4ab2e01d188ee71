//! The id of an item is not a string.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;

pub(super) static RULE: Rule = Rule {
    name: "json/id-not-a-string",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "The id of an item is not a string.",
    why: "Readers that compare strings take no two for the same.",
    fix: "Write it in quotes.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": 1, "content_text": "b"}]}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b"}]}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let items = json.get("items").map_or(&[][..], Json::list);

    for id in items.iter().filter_map(|item| item.get("id")) {
        if id.text().is_none() {
            out.span(id.span.clone(), format!("the id is {}", id.kind()));
        }
    }
}
