//! The server sends the feed without compression.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "http/uncompressed",
    severity: Severity::Info,
    spec: Spec::Rfc(9110, "8.4"),
    w3c: Some("Uncompressed"),
    what: "The server sends the feed without compression.",
    why: "Feeds are fetched every hour by every reader, and shrink to a fifth.",
    fix: "Let the server compress it with gzip or brotli.",
    bad: r#"HTTP/1.1 200 OK
content-type: application/rss+xml

<rss version="2.0"><!--{3000 times: a}--></rss>"#,
    good: r#"HTTP/1.1 200 OK
content-type: application/rss+xml
content-encoding: gzip

<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

/// Below this many bytes, compression gains nothing.
const LEAST: usize = 2048;

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(response) = document.response else {
        return;
    };
    if response.header("content-encoding").is_none() && document.source.bytes.len() > LEAST {
        out.at(0, "there is no `Content-Encoding`");
    }
}
