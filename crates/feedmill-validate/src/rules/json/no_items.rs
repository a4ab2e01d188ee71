//! The feed has no items.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use crate::source::json::Value;

pub(super) static RULE: Rule = Rule {
    name: "json/no-items",
    severity: Severity::Info,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "The feed has no items.",
    why: "Some readers refuse to subscribe to an empty feed.",
    fix: "Publish something, or leave the feed out until then.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": []}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b"}]}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    if let Some(items) = json
        .get("items")
        .filter(|items| matches!(&items.value, Value::List(list) if list.is_empty()))
    {
        out.span(items.span.clone(), "there are no items");
    }
}
