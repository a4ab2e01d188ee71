//! The feed has no title.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use crate::source::json::Value;

pub(super) static RULE: Rule = Rule {
    name: "json/feed-without-title",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "The feed has no title.",
    why: "Readers list feeds by their titles.",
    fix: "Add `title` with the name of the site.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "items": []}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": []}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    if matches!(json.value, Value::Object(_)) && json.get("title").is_none() {
        out.at(json.span.start, "there is no `title`");
    }
}
