//! A member is none of JSON Feed's.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;

pub(super) static RULE: Rule = Rule {
    name: "json/unknown-member",
    severity: Severity::Warning,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "A member is none of JSON Feed's.",
    why: "Readers skip it.",
    fix: "Look for a typing error. The name of an extension begins with `_`.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "items_count": 1}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "_items": {"count": 1}}"#,
    check: Check::Json(check),
};

const FEED: &[&str] = &[
    "version",
    "title",
    "home_page_url",
    "feed_url",
    "description",
    "user_comment",
    "next_url",
    "icon",
    "favicon",
    "author",
    "authors",
    "language",
    "expired",
    "hubs",
    "items",
];

const ITEM: &[&str] = &[
    "id",
    "url",
    "external_url",
    "title",
    "content_html",
    "content_text",
    "summary",
    "image",
    "banner_image",
    "date_published",
    "date_modified",
    "author",
    "authors",
    "tags",
    "language",
    "attachments",
];

fn check_members(object: &Json, known: &[&str], out: &mut Reporter<'_, '_>) {
    for member in object.members() {
        if !member.name.starts_with('_') && !known.contains(&member.name.as_str()) {
            out.span(
                member.name_span.clone(),
                format!("JSON Feed has no `{}` here", member.name),
            );
        }
    }
}

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    check_members(json, FEED, out);
    for item in json.get("items").map_or(&[][..], Json::list) {
        check_members(item, ITEM, out);
    }
}
