//! The document is JSON, and no object.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use crate::source::json::Value;

pub(super) static RULE: Rule = Rule {
    name: "json/not-an-object",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "The document is JSON, and no object.",
    why: "A feed is an object: readers find nothing.",
    fix: "Write an object with `version`, `title` and `items`.",
    bad: "[]",
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": []}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    if !matches!(json.value, Value::Object(_)) {
        out.span(
            json.span.clone(),
            format!("the document is {}", json.kind()),
        );
    }
}
