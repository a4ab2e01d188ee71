//! An article lacks something that Google requires.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::{needs, news};

pub(super) static RULE: Rule = Rule {
    name: "google-news-sitemap/news-incomplete",
    severity: Severity::Error,
    spec: Spec::Url(
        "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap",
    ),
    w3c: None,
    what: "An article lacks something that Google requires.",
    why: "Google News does not take it from the sitemap.",
    fix: "Give every `news:news` a `news:publication` with `news:name` and `news:language`, a `news:publication_date` and a `news:title`.",
    bad: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:title>Tide</news:title></news:news></url></urlset>"#,
    good: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-12-31</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for news in news(document) {
        needs(
            news,
            &[
                &["news:publication"],
                &["news:publication_date"],
                &["news:title"],
            ],
            out,
        );
        if let Some(publication) = news.child("news:publication") {
            needs(publication, &[&["news:name"], &["news:language"]], out);
        }
    }
}
