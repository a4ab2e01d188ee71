//! The feed has no items.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use crate::source::json::Value;

pub(super) static RULE: Rule = Rule {
    name: "json/feed-without-items",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "The feed has no items.",
    why: "Readers find nothing, and some refuse the feed.",
    fix: "Add `items`, an array.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a"}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": []}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    if matches!(json.value, Value::Object(_)) && json.get("items").is_none() {
        out.at(json.span.start, "there is no `items`");
    }
}
