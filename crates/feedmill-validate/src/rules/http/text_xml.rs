//! The server sends `text/xml` without a charset.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "http/text-xml",
    severity: Severity::Info,
    spec: Spec::Rfc(7303, "9.2"),
    w3c: Some("TextXml"),
    what: "The server sends `text/xml` without a charset.",
    why: "Old programs take it for US-ASCII, and show wrong characters.",
    fix: "Send `application/rss+xml` or `application/atom+xml`, or add `charset=utf-8`.",
    bad: r#"HTTP/1.1 200 OK
content-type: text/xml

<rss version="2.0"></rss>"#,
    good: r#"HTTP/1.1 200 OK
content-type: text/xml; charset=utf-8

<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(response) = document.response else {
        return;
    };
    if response
        .media_type()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("text/xml"))
        && response.charset().is_none()
    {
        out.at(0, "the server sends `text/xml` without a charset");
    }
}
