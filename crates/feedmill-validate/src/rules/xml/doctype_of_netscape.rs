//! The DOCTYPE names a DTD that is gone.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "xml/doctype-of-netscape",
    severity: Severity::Error,
    spec: Spec::Rss("whatIsRss"),
    w3c: Some("DeprecatedDTD"),
    what: "The DOCTYPE names a DTD that is gone.",
    why: "Programs that fetch the DTD fail, and refuse the feed.",
    fix: "Remove the DOCTYPE. Entities of HTML must then be written as characters.",
    bad: r#"<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"></rss>"#,
    good: r#"<rss version="0.91"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let doctype = document.tree.and_then(|tree| tree.doctype.as_ref());
    if let Some(doctype) = doctype {
        let is_netscape = |id: &str| id.to_ascii_lowercase().contains("netscape");
        if [doctype.public, doctype.system]
            .into_iter()
            .flatten()
            .any(is_netscape)
        {
            out.at(doctype.at, "this DTD is no longer there");
        }
    }
}
