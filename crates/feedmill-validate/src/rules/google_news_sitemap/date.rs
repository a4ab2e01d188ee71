//! A publication date is not one of the W3C.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::{news, w3c_instant};

pub(super) static RULE: Rule = Rule {
    name: "google-news-sitemap/date",
    severity: Severity::Error,
    spec: Spec::Url(
        "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap",
    ),
    w3c: None,
    what: "A publication date is not one of the W3C.",
    why: "Google does not know when the article appeared.",
    fix: "Write `2026-01-05`, or `2026-01-05T10:00:00+00:00`.",
    bad: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>Mon, 05 Jan 2026 10:00:00 GMT</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    good: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-12-31</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for date in news(document).filter_map(|news| news.child("news:publication_date")) {
        let value = date.value();
        if !value.trim().is_empty() && w3c_instant(value.trim()).is_none() {
            out.at(
                date.value_at(),
                format!("`{}` is not such a date", value.trim()),
            );
        }
    }
}
