//! A member is of another type than JSON Feed says.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use crate::source::json::Value;

pub(super) static RULE: Rule = Rule {
    name: "json/wrong-type",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "A member is of another type than JSON Feed says.",
    why: "Strict readers refuse the feed, others skip the member.",
    fix: "Write a string in quotes, an array in `[]`, an object in `{}`.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "authors": "Anna"}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "authors": [{"name": "Anna"}]}"#,
    check: Check::Json(check),
};

#[derive(Clone, Copy)]
enum Wanted {
    Text,
    Bool,
    Number,
    List,
    Object,
}

const FEED: &[(&str, Wanted)] = &[
    ("version", Wanted::Text),
    ("title", Wanted::Text),
    ("home_page_url", Wanted::Text),
    ("feed_url", Wanted::Text),
    ("description", Wanted::Text),
    ("user_comment", Wanted::Text),
    ("next_url", Wanted::Text),
    ("icon", Wanted::Text),
    ("favicon", Wanted::Text),
    ("authors", Wanted::List),
    ("author", Wanted::Object),
    ("language", Wanted::Text),
    ("expired", Wanted::Bool),
    ("hubs", Wanted::List),
    ("items", Wanted::List),
];

const ITEM: &[(&str, Wanted)] = &[
    ("url", Wanted::Text),
    ("external_url", Wanted::Text),
    ("title", Wanted::Text),
    ("content_html", Wanted::Text),
    ("content_text", Wanted::Text),
    ("summary", Wanted::Text),
    ("image", Wanted::Text),
    ("banner_image", Wanted::Text),
    ("date_published", Wanted::Text),
    ("date_modified", Wanted::Text),
    ("authors", Wanted::List),
    ("author", Wanted::Object),
    ("tags", Wanted::List),
    ("language", Wanted::Text),
    ("attachments", Wanted::List),
];

const ATTACHMENT: &[(&str, Wanted)] = &[
    ("url", Wanted::Text),
    ("mime_type", Wanted::Text),
    ("title", Wanted::Text),
    ("size_in_bytes", Wanted::Number),
    ("duration_in_seconds", Wanted::Number),
];

const AUTHOR: &[(&str, Wanted)] = &[
    ("name", Wanted::Text),
    ("url", Wanted::Text),
    ("avatar", Wanted::Text),
];

fn check_members(object: &Json, members: &[(&str, Wanted)], out: &mut Reporter<'_, '_>) {
    for (name, wanted) in members {
        let Some(json) = object.get(name) else {
            continue;
        };
        let (is_right, word) = match wanted {
            Wanted::Text => (json.text().is_some(), "a string"),
            Wanted::Bool => (matches!(json.value, Value::Bool), "a boolean"),
            Wanted::Number => (matches!(json.value, Value::Number), "a number"),
            Wanted::List => (matches!(json.value, Value::List(_)), "an array"),
            Wanted::Object => (matches!(json.value, Value::Object(_)), "an object"),
        };
        if !is_right {
            out.span(
                json.span.clone(),
                format!("`{name}` is {}, and should be {word}", json.kind()),
            );
        }
    }
}

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    check_members(json, FEED, out);
    let items = json.get("items").map_or(&[][..], Json::list);
    for item in items {
        check_members(item, ITEM, out);
        for attachment in item.get("attachments").map_or(&[][..], Json::list) {
            check_members(attachment, ATTACHMENT, out);
        }
    }
    for place in items.iter().chain([json]) {
        for author in place.get("authors").map_or(&[][..], Json::list) {
            check_members(author, AUTHOR, out);
        }
        for tag in place.get("tags").map_or(&[][..], Json::list) {
            if tag.text().is_none() {
                out.span(
                    tag.span.clone(),
                    format!("a tag is {}, and should be a string", tag.kind()),
                );
            }
        }
    }
}
