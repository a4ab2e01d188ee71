//! The feed does not say which version of JSON Feed it is.

use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::source::json::Json;

pub(super) static RULE: Rule = Rule {
    name: "json/version",
    severity: Severity::Error,
    spec: Spec::JsonFeed,
    w3c: None,
    what: "The feed does not say which version of JSON Feed it is.",
    why: "A reader cannot tell a feed from other JSON.",
    fix: "Set `version` to `https://jsonfeed.org/version/1.1`.",
    bad: r#"{"title": "a", "items": []}"#,
    good: r#"{"version": "https://jsonfeed.org/version/1.1", "title": "a", "items": []}"#,
    check: Check::Json(check),
};

fn check(json: &Json, out: &mut Reporter<'_, '_>) {
    match json.get("version").map(|version| (version, version.text())) {
        None => out.at(json.span.start, "there is no `version`"),
        Some((_, Some("https://jsonfeed.org/version/1" | "https://jsonfeed.org/version/1.1"))) => {}
        Some((version, _)) => out.span(
            version.span.clone(),
            "this is not the address of a version of JSON Feed",
        ),
    }
}
