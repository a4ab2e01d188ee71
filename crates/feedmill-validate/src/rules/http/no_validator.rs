//! The server sends neither an `ETag` nor `Last-Modified`.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "http/no-validator",
    severity: Severity::Warning,
    spec: Spec::Rfc(9110, "8.8"),
    w3c: None,
    what: "The server sends neither an `ETag` nor `Last-Modified`.",
    why: "Readers must fetch the whole feed each time.",
    fix: "Let the server send one of them: servers of files do.",
    bad: r#"HTTP/1.1 200 OK
content-type: application/rss+xml

<rss version="2.0"></rss>"#,
    good: r#"HTTP/1.1 200 OK
content-type: application/rss+xml
etag: "1"

<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(response) = document.response else {
        return;
    };
    if response.header("etag").is_none() && response.header("last-modified").is_none() {
        out.at(0, "there is neither `ETag` nor `Last-Modified`");
    }
}
