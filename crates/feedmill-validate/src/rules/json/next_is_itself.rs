//! The next page of the feed is the feed itself.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;

pub(super) static RULE: Rule = Rule {
    name: "json/next-is-itself",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "The next page of the feed is the feed itself.",
    why: "Readers that follow it find no end.",
    fix: "Remove `next_url` from the last page.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "feed_url": "https://example.org/1", "next_url": "https://example.org/1"}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "feed_url": "https://example.org/1", "next_url": "https://example.org/2"}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let (own, next) = (
        json.get("feed_url").and_then(Json::text),
        json.get("next_url"),
    );
    if let Some(next) = next.filter(|next| next.text().is_some() && next.text() == own) {
        out.span(next.span.clone(), "this is the address of the feed itself");
    }
}
