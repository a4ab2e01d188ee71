//! The server sends a media type that says no more than that it is XML.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "http/media-type-general",
    severity: Severity::Warning,
    spec: Spec::Rfc4287("7"),
    w3c: Some("NonSpecificMediaType"),
    what: "The server sends a media type that says no more than that it is XML.",
    why: "Browsers show the source instead of offering to subscribe.",
    fix: "Send `application/rss+xml` or `application/atom+xml`.",
    bad: r#"HTTP/1.1 200 OK
content-type: application/xml

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
    let kind = response.media_type().unwrap_or("");
    if matches!(kind, "text/xml" | "application/xml") && document.kind != Kind::Unknown {
        out.at(0, format!("the server sends `{kind}`"));
    }
}
