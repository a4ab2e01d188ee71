//! The document is larger than the 1 MB that `SmartNews` recommends.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "smartnews/too-large",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://publishers.smartnews.com/hc/en-us/articles/360036526213-SmartFormat-Specification-Version-2-1",
    ),
    w3c: None,
    what: "The document is larger than the 1 MB that SmartNews recommends.",
    why: "It may be refused.",
    fix: "Keep fewer articles.",
    bad: r#"<rss version="2.0"><!-- {1048576 times: a} --></rss>"#,
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

/// The largest size in bytes that a feed should have.
const MOST: usize = 1 << 20;

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let size = document.source.bytes.len();
    if size > MOST {
        out.at(0, format!("the document has {} KiB", size / 1024));
    }
}
