//! A date is not one of RFC 3339.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use crate::value::read_rfc3339;

pub(super) static RULE: Rule = Rule {
    name: "json/date",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "A date is not one of RFC 3339.",
    why: "Readers sort the item wrongly, or as if it had no date.",
    fix: "Write it as `2026-01-01T00:00:00Z`.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b", "date_published": "1 Jan 2026"}]}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b", "date_published": "2026-01-01T00:00:00Z"}]}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let items = json.get("items").map_or(&[][..], Json::list);

    for item in items {
        for date in ["date_published", "date_modified"]
            .iter()
            .filter_map(|name| item.get(name))
        {
            if let Some(text) = date.text().filter(|text| read_rfc3339(text).is_none()) {
                out.span(
                    date.span.clone(),
                    format!("`{text}` is not a date of RFC 3339"),
                );
            }
        }
    }
}
