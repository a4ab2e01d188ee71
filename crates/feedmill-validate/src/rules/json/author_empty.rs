//! An author has neither a name nor an address nor a picture.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use crate::source::json::Value;

pub(super) static RULE: Rule = Rule {
    name: "json/author-empty",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "An author has neither a name nor an address nor a picture.",
    why: "Readers show nobody.",
    fix: "Add `name`.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "authors": [{}]}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "authors": [{"name": "Anna"}]}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let places = json
        .get("items")
        .map_or(&[][..], Json::list)
        .iter()
        .chain([json]);
    for place in places {
        let authors = place
            .get("authors")
            .map_or(&[][..], Json::list)
            .iter()
            .chain(place.get("author"));
        for author in authors.filter(|author| matches!(author.value, Value::Object(_))) {
            if ["name", "url", "avatar"]
                .iter()
                .all(|name| author.get(name).is_none())
            {
                out.at(
                    author.span.start,
                    "the author has none of `name`, `url` and `avatar`",
                );
            }
        }
    }
}
