//! The document uses a namespace that is known and not checked.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;

pub(super) static RULE: Rule = Rule {
    name: "extension/not-checked",
    severity: Severity::Info,
    spec: Spec::Url("https://validator.w3.org/feed/docs/"),
    w3c: Some("UnsupportedNamespace"),
    what: "The document uses a namespace that is known and not checked.",
    why: "What stands in it may be wrong.",
    fix: "Nothing, if it is right.",
    bad: r#"<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"></rss>"#,
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(tree) = document.tree else {
        return;
    };
    for declaration in tree.declarations.iter().filter(|declaration| {
        let is_partners = document.profiles.is_empty() && declaration.space.is_partners();
        declaration.space == Space::Other || is_partners
    }) {
        out.at(
            declaration.at,
            format!("what stands in `{}` is not checked", declaration.uri),
        );
    }
}
