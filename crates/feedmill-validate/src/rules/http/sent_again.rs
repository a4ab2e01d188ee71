//! The server sends the whole feed again, though it has not changed.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "http/sent-again",
    severity: Severity::Info,
    spec: Spec::Rfc(9110, "13.2"),
    w3c: None,
    what: "The server sends the whole feed again, though it has not changed.",
    why: "Readers ask every hour with the `ETag` or the date that they were given. An answer of 304 spares both sides the rest.",
    fix: "Let the server compare `If-None-Match` and `If-Modified-Since` with what it has. Servers of files do; programs often forget it.",
    bad: r#"If-None-Match: "1"

HTTP/1.1 200 OK
content-type: application/rss+xml
etag: "1"

<rss version="2.0"></rss>"#,
    good: r#"If-None-Match: "1"

HTTP/1.1 304 Not Modified
content-type: application/rss+xml
etag: "1"

<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let status = document.response.and_then(|response| response.conditional);
    if let Some(status) = status.filter(|status| *status != 304) {
        out.at(
            0,
            format!("a conditional request is answered with {status}, not with 304"),
        );
    }
}
