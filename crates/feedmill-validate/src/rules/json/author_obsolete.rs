//! `author` is the member of version 1; in 1.1 it is `authors`.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;

pub(super) static RULE: Rule = Rule {
    name: "json/author-obsolete",
    severity: Severity::Info,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "`author` is the member of version 1; in 1.1 it is `authors`.",
    why: "Readers of today look for `authors`.",
    fix: "Write `authors`, an array of objects.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "author": {"name": "Anna"}}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "authors": [{"name": "Anna"}]}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let is_new = json
        .get("version")
        .and_then(Json::text)
        .is_some_and(|version| version.ends_with("/1.1"));
    let places = json
        .get("items")
        .map_or(&[][..], Json::list)
        .iter()
        .chain([json]);
    for place in places.filter(|place| is_new && place.get("authors").is_none()) {
        if let Some(member) = place
            .members()
            .iter()
            .find(|member| member.name == "author")
        {
            out.span(member.name_span.clone(), "in version 1.1 it is `authors`");
        }
    }
}
