//! The language of a publication is not a code of two or three letters.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::news;

pub(super) static RULE: Rule = Rule {
    name: "google-news-sitemap/language",
    severity: Severity::Error,
    spec: Spec::Url(
        "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap",
    ),
    w3c: None,
    what: "The language of a publication is not a code of two or three letters.",
    why: "Google does not know for whom the article is.",
    fix: "Write the ISO 639 code, such as `en`; for Chinese, `zh-cn` or `zh-tw`.",
    bad: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en-GB</news:language></news:publication><news:publication_date>2025-12-31</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    good: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>zh-tw</news:language></news:publication><news:publication_date>2025-12-31</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for publication in news(document).filter_map(|news| news.child("news:publication")) {
        let Some(language) = publication.child("news:language") else {
            continue;
        };
        let value = language.value();
        let value = value.trim();
        let is_code =
            (2..=3).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_chinese = ["zh-cn", "zh-tw"]
            .iter()
            .any(|code| value.eq_ignore_ascii_case(code));
        if !value.is_empty() && !is_code && !is_chinese {
            out.at(
                language.value_at(),
                format!("`{value}` is not a code of two or three letters"),
            );
        }
    }
}
