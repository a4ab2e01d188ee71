//! The document is not a sitemap.

use crate::check::Document;
use crate::finding::Reporter;
use crate::kind::Kind;
use crate::rule::{Check, Rule, Severity, Spec};

pub(super) static RULE: Rule = Rule {
    name: "google-news-sitemap/not-a-sitemap",
    severity: Severity::Error,
    spec: Spec::Url("https://www.sitemaps.org/protocol.html"),
    w3c: None,
    what: "The document is not a sitemap.",
    why: "Google finds no articles in it.",
    fix: "Write a `urlset` with the namespace `http://www.sitemaps.org/schemas/sitemap/0.9`.",
    bad: r#"<rss version="2.0"></rss>"#,
    good: r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.org/1</loc><news:news><news:publication><news:name>Harbour</news:name><news:language>en</news:language></news:publication><news:publication_date>2025-12-31</news:publication_date><news:title>Tide</news:title></news:news></url></urlset>"#,
    check: Check::Document(check),
};

fn check(document: &Document<'_, '_>, out: &mut Reporter<'_, '_>) {
    if document.kind == Kind::Sitemap {
        return;
    }
    let root = document.root();
    let message = match root {
        Some(root) if root.name().local == "urlset" => {
            "`urlset` is not in the namespace of sitemaps".to_owned()
        }
        Some(root) => format!("`{}` is not a `urlset`", root.written()),
        None => "there is no `urlset`".to_owned(),
    };
    out.at(root.map_or(0, |root| root.at()), message);
}
