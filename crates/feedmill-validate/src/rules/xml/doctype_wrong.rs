//! The DOCTYPE names another element than the root.

use crate::finding::Reporter;
use crate::judge::Document;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/doctype-wrong",
    severity: Severity::Warning,
    spec: Spec::Rss("whatIsRss"),
    w3c: Some("InvalidDoctype"),
    what: "The DOCTYPE names another element than the root.",
    why: "Programs that look at it take the document for something else.",
    fix: "Remove the DOCTYPE: feeds need none.",
    bad: r#"<!DOCTYPE feed><rss version="2.0"></rss>"#,
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some((doctype, root)) = document
        .tree
        .and_then(|tree| Some((tree.doctype.as_ref()?, tree.root()?)))
    else {
        return;
    };
    if doctype.name != root.written() && document.kind != Kind::Unknown {
        out.at(
            doctype.at,
            format!(
                "the DOCTYPE names `{}`, and the root is `{}`",
                doctype.name,
                root.written()
            ),
        );
    }
}
