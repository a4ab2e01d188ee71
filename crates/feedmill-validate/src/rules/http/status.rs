//! The server does not answer with 200.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "http/status",
    severity: Severity::Error,
    spec: Spec::Rfc(9110, "15"),
    w3c: Some("HttpError"),
    what: "The server does not answer with 200.",
    why: "Readers show no feed, and give up after a while.",
    fix: "Look at what the server says; publish the feed at this address.",
    bad: r#"HTTP/1.1 404 Not Found
content-type: application/rss+xml

<rss version="2.0"></rss>"#,
    good: r#"HTTP/1.1 200 OK
content-type: application/rss+xml

<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(response) = document.response else {
        return;
    };
    if response.status != 200 {
        out.at(0, format!("the server answers {}", response.status));
    }
}
