//! The feed does not say where it is.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use crate::source::json::Value;

pub(super) static RULE: Rule = Rule {
    name: "json/feed-without-own-address",
    severity: Severity::Info,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "The feed does not say where it is.",
    why: "Who finds the feed somewhere else cannot subscribe to it.",
    fix: "Add `feed_url`.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": []}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "feed_url": "https://example.org/feed.json"}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    if matches!(json.value, Value::Object(_)) && json.get("feed_url").is_none() {
        out.at(json.span.start, "there is no `feed_url`");
    }
}
