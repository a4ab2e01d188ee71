//! An attachment lacks its address or its type.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;

pub(super) static RULE: Rule = Rule {
    name: "json/attachment-incomplete",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "An attachment lacks its address or its type.",
    why: "Players cannot fetch the file, or do not offer it.",
    fix: "Add `url` and `mime_type`.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b", "attachments": [{"url": "https://example.org/a.mp3"}]}]}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b", "attachments": [{"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg"}]}]}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let items = json.get("items").map_or(&[][..], Json::list);

    let attachments = items
        .iter()
        .flat_map(|item| item.get("attachments").map_or(&[][..], Json::list));
    for attachment in attachments {
        for name in ["url", "mime_type"] {
            if attachment.get(name).is_none() {
                out.at(
                    attachment.span.start,
                    format!("the attachment has no `{name}`"),
                );
            }
        }
    }
}
