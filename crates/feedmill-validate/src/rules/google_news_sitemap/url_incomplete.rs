//! An entry of the sitemap has no address.

use crate::check::Document;
use crate::finding::Reporter;
use crate::rule::{Check, Rule, Severity, Spec};
use crate::rules::partner::urls;
use crate::value::is_absolute;

pub(super) static RULE: Rule = Rule {
    name: "google-news-sitemap/url-incomplete",
    severity: Severity::Error,
    spec: Spec::Url("https://www.sitemaps.org/protocol.html"),
    w3c: None,
    what: "An entry of the sitemap has no address.",
    why: "Google cannot find the article.",
    fix: "Give every `url` a `loc` with the whole address of the article.",
    bad: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-12-31</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    good: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-12-31</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    for url in urls(document) {
        match url.child("sitemap:loc") {
            Some(loc) if is_absolute(loc.value().trim()) => {}
            Some(loc) => out.at(
                loc.value_at(),
                format!("`{}` is not a whole address", loc.value().trim()),
            ),
            None => out.at(url.at(), "`url` has no `loc`"),
        }
    }
}
