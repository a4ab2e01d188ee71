//! A redirect says that it holds only for now.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "http/redirected-for-now",
    severity: Severity::Info,
    spec: Spec::Rfc(9110, "15.4.3"),
    w3c: Some("TempRedirect"),
    what: "A redirect says that it holds only for now.",
    why: "Readers go on asking the old address, for ever.",
    fix: "Answer with 301 or 308 where the feed has moved for good: readers then note the new address.",
    bad: r#"HTTP/1.1 302 Found
location: https://example.org/rss.xml

HTTP/1.1 200 OK
content-type: application/rss+xml

<rss version="2.0"></rss>"#,
    good: r#"HTTP/1.1 301 Moved Permanently
location: https://example.org/rss.xml

HTTP/1.1 200 OK
content-type: application/rss+xml

<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(response) = document.response else {
        return;
    };
    let is_temporary = |status: &&u16| matches!(status, 302 | 303 | 307);
    if let Some(status) = response.redirects.iter().find(is_temporary) {
        out.at(0, format!("the server answers {status}"));
    }
}
