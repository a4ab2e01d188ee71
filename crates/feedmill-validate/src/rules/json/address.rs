//! An address is not a whole one.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use crate::value::is_absolute;

pub(super) static RULE: Rule = Rule {
    name: "json/address",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "An address is not a whole one.",
    why: "A feed is read far from its site: a reader cannot tell where a relative address leads.",
    fix: "Write the whole address, with `https://` and the host.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "home_page_url": "/"}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "home_page_url": "https://example.org/"}"#,
    check: Check::Json(check),
};

fn addresses(object: &Json, names: &[&str], out: &mut Reporter<'_, '_>) {
    for json in names.iter().filter_map(|name| object.get(name)) {
        if let Some(text) = json.text().filter(|text| !is_absolute(text)) {
            out.span(
                json.span.clone(),
                format!("`{text}` is not a whole address"),
            );
        }
    }
}

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    addresses(
        json,
        &["home_page_url", "feed_url", "next_url", "icon", "favicon"],
        out,
    );
    let items = json.get("items").map_or(&[][..], Json::list);
    for item in items {
        addresses(item, &["url", "external_url", "image", "banner_image"], out);
        for attachment in item.get("attachments").map_or(&[][..], Json::list) {
            addresses(attachment, &["url"], out);
        }
    }
    for place in items.iter().chain([json]) {
        for author in place
            .get("authors")
            .map_or(&[][..], Json::list)
            .iter()
            .chain(place.get("author"))
        {
            addresses(author, &["url", "avatar"], out);
        }
    }
    for hub in json.get("hubs").map_or(&[][..], Json::list) {
        addresses(hub, &["url"], out);
    }
}
