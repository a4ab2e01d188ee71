//! An item has neither `content_html` nor `content_text`.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;

pub(super) static RULE: Rule = Rule {
    name: "json/item-without-content",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "An item has neither `content_html` nor `content_text`.",
    why: "Readers have nothing to show.",
    fix: "Add one of them, or both.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1"}]}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b"}]}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let items = json.get("items").map_or(&[][..], Json::list);

    for item in items {
        if item.get("content_html").is_none() && item.get("content_text").is_none() {
            out.at(
                item.span.start,
                "the item has neither `content_html` nor `content_text`",
            );
        }
    }
}
