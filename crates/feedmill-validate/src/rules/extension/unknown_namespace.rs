//! Nobody here knows a namespace that the document uses.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    name: "extension/unknown-namespace",
    severity: Severity::Warning,
    spec: Spec::Url("https://www.rssboard.org/rss-specification#extendingRss"),
    w3c: Some("UnknownNamespace"),
    what: "Nobody here knows a namespace that the document uses.",
    why: "Readers skip its elements.",
    fix: "Look for a typing error in the address. If it is your own, all is well.",
    bad: r#"<rss version="2.0" xmlns:media="http://search.yahoo.com/mrs/"></rss>"#,
    good: r#"<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(tree) = document.tree else {
        return;
    };
    let mut seen = HashSet::new();
    for declaration in &tree.declarations {
        let is_unknown = matches!(declaration.space, Space::Unknown | Space::AtomDraft);
        if is_unknown && seen.insert(declaration.uri.as_ref()) {
            out.at(
                declaration.at,
                format!("`{}` is not a namespace of feeds", declaration.uri),
            );
        }
    }
}
