//! The address of the feed leads to another one.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "http/redirected",
    severity: Severity::Info,
    spec: Spec::Rfc(9110, "15.4"),
    w3c: None,
    what: "The address of the feed leads to another one.",
    why: "Every reader asks twice, every hour; and some follow few redirects, or none.",
    fix: "Give people the address that it leads to.",
    bad: r#"HTTP/1.1 302 Found
location: https://example.org/rss.xml

HTTP/1.1 200 OK
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
    if let (Some(status), Some(last)) = (response.redirects.first(), response.addresses.last()) {
        out.at(
            0,
            format!("the server answers {status}, and leads to {last}"),
        );
    }
}
