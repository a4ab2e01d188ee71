//! An article is older than two days.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::{news, w3c_instant};

pub(super) static RULE: Rule = Rule {
    name: "google-news-sitemap/too-old",
    severity: Severity::Warning,
    spec: Spec::Url(
        "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap",
    ),
    w3c: None,
    what: "An article is older than two days.",
    why: "A news sitemap lists the articles of the last two days.",
    fix: "Remove the entry, or its `news:news`.",
    bad: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-12-01</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    good: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-12-31</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    check: Check::Document(check),
};

/// How old an article may be, in days. A date without a time may be the end of its day.
const OLDEST: i64 = 3;

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    let Some(now) = document.now else {
        return;
    };
    for date in news(document).filter_map(|news| news.child("news:publication_date")) {
        let value = date.value();
        let days = w3c_instant(value.trim()).map(|instant| (now - instant).num_days());
        if let Some(days) = days.filter(|days| *days >= OLDEST) {
            out.at(
                date.value_at(),
                format!("`{}` is {days} days ago", value.trim()),
            );
        }
    }
}
