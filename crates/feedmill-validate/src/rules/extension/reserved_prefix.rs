//! A prefix that goes with one namespace stands for another.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;

pub(super) static RULE: Rule = Rule {
    name: "extension/reserved-prefix",
    severity: Severity::Warning,
    spec: Spec::Url("https://validator.w3.org/feed/docs/"),
    w3c: Some("ReservedPrefix"),
    what: "A prefix that goes with one namespace stands for another.",
    why: "Some readers look at prefixes, not at namespaces, and take the elements for others.",
    fix: "Correct the address of the namespace, or use another prefix.",
    bad: r#"<rss version="2.0" xmlns:dc="http://example.org/"></rss>"#,
    good: r#"<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(tree) = document.tree else {
        return;
    };
    for declaration in tree
        .declarations
        .iter()
        .filter(|declaration| declaration.space == Space::Unknown)
    {
        if Space::is_usual_prefix(declaration.prefix) {
            out.at(
                declaration.at,
                format!(
                    "`{}` usually stands for another namespace",
                    declaration.prefix
                ),
            );
        }
    }
}
