//! A language is not a language tag.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use crate::value::is_language;

pub(super) static RULE: Rule = Rule {
    name: "json/language",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "A language is not a language tag.",
    why: "Readers cannot choose fonts, voices or translations.",
    fix: "Write `en`, `pt-BR` or `zh-Hant`.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "language": "English"}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "language": "en"}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let items = json.get("items").map_or(&[][..], Json::list);
    for language in items
        .iter()
        .chain([json])
        .filter_map(|place| place.get("language"))
    {
        if let Some(text) = language.text().filter(|text| !is_language(text)) {
            out.span(
                language.span.clone(),
                format!("`{text}` is not a language tag"),
            );
        }
    }
}
