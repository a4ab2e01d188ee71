//! An item has no id.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;

pub(super) static RULE: Rule = Rule {
    name: "json/item-without-id",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "An item has no id.",
    why: "Readers must ignore such items.",
    fix: "Add `id`, a string that never changes.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"content_text": "b"}]}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b"}]}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let items = json.get("items").map_or(&[][..], Json::list);

    for item in items.iter().filter(|item| item.get("id").is_none()) {
        out.at(item.span.start, "the item has no `id`");
    }
}
