//! The server does not let other sites read the feed.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "http/cross-origin",
    severity: Severity::Info,
    spec: Spec::Url("https://fetch.spec.whatwg.org/#http-cors-protocol"),
    w3c: None,
    what: "The server does not let other sites read the feed.",
    why: "Readers that run in a browser cannot fetch it.",
    fix: "Send `Access-Control-Allow-Origin: *`.",
    bad: r#"HTTP/1.1 200 OK
content-type: application/rss+xml

<rss version="2.0"></rss>"#,
    good: r#"HTTP/1.1 200 OK
content-type: application/rss+xml
access-control-allow-origin: *

<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(response) = document.response else {
        return;
    };
    if response.header("access-control-allow-origin").is_none() {
        out.at(0, "there is no `Access-Control-Allow-Origin`");
    }
}
