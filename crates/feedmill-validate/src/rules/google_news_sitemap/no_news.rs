//! No entry of the sitemap is an article.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::{news, urls};

pub(super) static RULE: Rule = Rule {
    name: "google-news-sitemap/no-news",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap",
    ),
    w3c: None,
    what: "No entry of the sitemap is an article.",
    why: "Without `news:news`, Google takes it for a sitemap of pages.",
    fix: "Add `news:news` to the entries of the last two days.",
    bad: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc></url></urlset>"#,
    good: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-12-31</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if let Some(url) = urls(document)
        .next()
        .filter(|_| news(document).next().is_none())
    {
        out.at(url.at(), "no `url` has a `news:news`");
    }
}
