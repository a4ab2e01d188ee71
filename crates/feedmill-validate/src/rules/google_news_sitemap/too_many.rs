//! The sitemap has more than 1000 entries.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::urls;

pub(super) static RULE: Rule = Rule {
    name: "google-news-sitemap/too-many",
    severity: Severity::Error,
    spec: Spec::Url(
        "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap",
    ),
    w3c: None,
    what: "The sitemap has more than 1000 entries.",
    why: "Google reads no more.",
    fix: "Split it, and name the parts in a sitemap index.",
    bad: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{1001 times: <url><loc>https://example.org/1</loc></url>}</urlset>"#,
    good: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-12-31</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    check: Check::Document(check),
};

/// How many entries there may be.
const MOST: usize = 1000;

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let count = urls(document).count();
    if let Some(url) = urls(document).nth(MOST) {
        out.at(url.at(), format!("there are {count}"));
    }
}
