//! The DOCTYPE names another element than the root.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/doctype-wrong",
    severity: Severity::Warning,
    spec: Spec::Rss("whatIsRss"),
    w3c: Some("InvalidDoctype"),
    what: "The DOCTYPE is not that of the document.",
    why: "Programs that look at it take the document for something else.",
    fix: "Remove the DOCTYPE: feeds need none.",
    bad: r#"<!DOCTYPE feed><rss version="2.0"></rss>"#,
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

/// The names of the only DTD that a version of RSS ever had.
const PUBLIC: &str = "-//Netscape Communications//DTD RSS 0.91//EN";
const SYSTEM: &str = "/publish/formats/rss-0.91.dtd";

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some((doctype, root)) = document
        .tree
        .and_then(|tree| Some((tree.doctype.as_ref()?, tree.root()?)))
    else {
        return;
    };
    if document.kind == Kind::Unknown {
        return;
    }
    let is_external = doctype.public.is_some() || doctype.system.is_some();
    let is_of_rss = doctype.public.is_none_or(|id| id == PUBLIC)
        && doctype.system.is_none_or(|id| id.ends_with(SYSTEM));
    if doctype.name != root.written() {
        let message = format!(
            "the DOCTYPE names `{}`, and the root is `{}`",
            doctype.name,
            root.written()
        );
        out.at(doctype.at, message);
    } else if is_external && !(is_of_rss && document.is_rss_091()) {
        out.at(doctype.at, "the DTD is not one of this format");
    }
}
