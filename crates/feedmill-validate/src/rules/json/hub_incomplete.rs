//! A hub lacks its type or its address.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;

pub(super) static RULE: Rule = Rule {
    name: "json/hub-incomplete",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "A hub lacks its type or its address.",
    why: "Readers cannot ask it for news.",
    fix: "Add `type` and `url`.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "hubs": [{"type": "WebSub"}]}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "hubs": [{"type": "WebSub", "url": "https://example.org/hub"}]}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    for hub in json.get("hubs").map_or(&[][..], Json::list) {
        for name in ["type", "url"] {
            if hub.get(name).is_none() {
                out.at(hub.span.start, format!("the hub has no `{name}`"));
            }
        }
    }
}
