//! Addresses of pages.

use std::collections::BTreeMap;

use super::{Known, Pages};

#[test]
fn addresses_are_those_of_the_sitemap() {
    let folder = tempfile::tempdir().unwrap();
    let home = url::Url::parse("https://a.example/").unwrap();
    let url_of = |path: &str| {
        let pages = Pages::default();
        pages.open(folder.path(), &home, BTreeMap::new());
        pages.get().unwrap().url_of(path, &Known::default())
    };
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).unwrap();
    };
    assert_eq!(url_of("b/tide.html"), "https://a.example/b/tide.html");
    write(
        "index.html",
        "<script>x=JSON.parse(\"{\\\"cleanUrls\\\":true}\")</script>",
    );
    assert_eq!(url_of("b/tide.html"), "https://a.example/b/tide");
    assert_eq!(url_of("b/index.html"), "https://a.example/b/");
    let loc = |path: &str| format!("<url><loc>https://a.example{path}</loc></url>");
    write(
        "sitemap-0.xml",
        &format!("<urlset>{}{}</urlset>", loc("/net"), loc("/b/%C3%A9")),
    );
    assert_eq!(url_of("net/index.html"), "https://a.example/net");
    assert_eq!(url_of("b/é.html"), "https://a.example/b/%C3%A9");
    assert_eq!(url_of("b/tide.html"), "https://a.example/b/tide.html");
}
