//! The type of an attachment is not a media type.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use crate::value::is_media_type;

pub(super) static RULE: Rule = Rule {
    name: "json/media-type",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "The type of an attachment is not a media type.",
    why: "Players go by it, and do not offer the file.",
    fix: "Write `audio/mpeg`, `video/mp4` or what the server sends.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b", "attachments": [{"url": "https://example.org/a.mp3", "mime_type": "mp3"}]}]}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [{"id": "1", "content_text": "b", "attachments": [{"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg"}]}]}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let items = json.get("items").map_or(&[][..], Json::list);

    let attachments = items
        .iter()
        .flat_map(|item| item.get("attachments").map_or(&[][..], Json::list));
    for kind in attachments.filter_map(|attachment| attachment.get("mime_type")) {
        if let Some(text) = kind.text().filter(|text| !is_media_type(text)) {
            out.span(kind.span.clone(), format!("`{text}` is not a media type"));
        }
    }
}
