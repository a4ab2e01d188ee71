//! A namespace goes by another prefix than usual.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::schema::Space;

pub(super) static RULE: Rule = Rule {
    name: "extension/unusual-prefix",
    severity: Severity::Info,
    spec: Spec::Url("https://validator.w3.org/feed/docs/"),
    w3c: Some("NonstdPrefix"),
    what: "A namespace goes by another prefix than usual.",
    why: "Some readers look at prefixes, not at namespaces, and skip the elements.",
    fix: "Use the usual prefix.",
    bad: r#"<rss version="2.0" xmlns:d="http://purl.org/dc/elements/1.1/"></rss>"#,
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
        .filter(|declaration| !declaration.prefix.is_empty())
    {
        let usual = match declaration.space {
            Space::MediaCut => "media",
            Space::Threading => "thr",
            // It has no usual prefix: RSS 1.0 is written without.
            Space::Rss1 => "",
            space => space.prefix(),
        };
        if !usual.is_empty() && usual != declaration.prefix {
            out.at(
                declaration.at,
                format!("`{}` usually goes by `{usual}`", declaration.uri),
            );
        }
    }
}
