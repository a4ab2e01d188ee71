//! An object has a member twice.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    name: "json/member-repeated",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "An object has a member twice.",
    why: "Some readers take the first, some the last.",
    fix: "Keep one.",
    bad: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": [], "title": "b"}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": []}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    let mut open = vec![json];
    while let Some(json) = open.pop() {
        let mut seen = HashSet::new();
        for member in json.members() {
            if !seen.insert(member.name.as_str()) {
                out.span(
                    member.name_span.clone(),
                    format!("`{}` stands here twice", member.name),
                );
            }
            open.push(&member.json);
        }
        open.extend(json.list());
    }
}
