//! The server sends the feed with a media type that is not one of feeds.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "http/media-type",
    severity: Severity::Warning,
    spec: Spec::Rfc(7303, "4"),
    w3c: Some("UnexpectedContentType"),
    what: "The server sends the feed with a media type that is not one of feeds.",
    why: "Browsers and readers go by the media type: they may show the source, or offer to save it.",
    fix: "Send `application/rss+xml`, `application/atom+xml`, `application/feed+json` or `text/x-opml`.",
    bad: r#"HTTP/1.1 200 OK
content-type: text/plain

<rss version="2.0"></rss>"#,
    good: r#"HTTP/1.1 200 OK
content-type: application/rss+xml

<rss version="2.0"></rss>"#,
    check: Check::Document(check),
};

/// What each kind may be sent as.
fn allowed(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Json => &["application/feed+json", "application/json"],
        Kind::Opml => &[
            "text/x-opml",
            "text/x-opml+xml",
            "application/xml",
            "text/xml",
        ],
        Kind::Rss1 => &[
            "application/rdf+xml",
            "application/rss+xml",
            "application/xml",
            "text/xml",
        ],
        Kind::Rss => &[
            "application/rss+xml",
            "application/rdf+xml",
            "application/x-rss+xml",
            "application/xml",
            "text/xml",
        ],
        Kind::Atom | Kind::AtomEntry => &["application/atom+xml", "application/xml", "text/xml"],
        Kind::Sitemap => &["application/xml", "text/xml"],
        Kind::Unknown => &[],
    }
}

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(response) = document.response else {
        return;
    };
    let media_type = response.media_type().unwrap_or("").to_ascii_lowercase();
    let allowed = allowed(document.kind);
    if !allowed.is_empty() && !allowed.contains(&media_type.as_str()) {
        out.at(
            0,
            format!("the server sends `{media_type}` for {}", document.kind),
        );
    }
}
