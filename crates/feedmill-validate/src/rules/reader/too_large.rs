//! The document is larger than a mebibyte.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "reader/too-large",
    severity: Severity::Info,
    spec: Spec::Url("https://www.rssboard.org/rss-profile"),
    w3c: None,
    what: "The document is larger than a mebibyte.",
    why: "Every reader fetches all of it every time; some give up.",
    fix: "Keep fewer entries, or summaries instead of contents.",
    bad: r#"<rss version="2.0"><!-- {1048576 times: a} --></rss>"#,
    good: r#"<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

/// How large a feed may be, in bytes.
const MOST: usize = 1 << 20;

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let size = document.source.bytes.len();
    if document.kind != Kind::Opml && size > MOST {
        out.at(0, format!("the document has {} KiB", size / 1024));
    }
}
