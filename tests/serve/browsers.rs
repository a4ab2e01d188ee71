//! Feeds that a browser opens for a person: `tests/browser/feeds.mjs` looks at them in Chromium.

use super::{ask, client};
use client::{Server, site};

const BROWSER: &str = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n";

#[test]
fn browsers_get_xml_that_they_show_and_readers_the_type_of_the_feed() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let reader = "Accept: application/rss+xml, application/atom+xml, text/html;q=0.5\r\n";
    for (path, own) in [
        ("/feeds/rss.xml", "application/rss+xml; charset=utf-8"),
        (
            "/feeds/tag/%E6%BD%AE/atom.xml",
            "application/atom+xml; charset=utf-8",
        ),
        ("/feeds/feeds.opml", "text/x-opml; charset=utf-8"),
    ] {
        let page = "application/xml; charset=utf-8";
        for (headers, media_type) in [
            (BROWSER.to_owned(), page),
            (format!("Sec-Fetch-Dest: document\r\n{BROWSER}"), page),
            ("Sec-Fetch-Dest: document\r\n".to_owned(), page),
            (format!("Sec-Fetch-Dest: empty\r\n{BROWSER}"), own),
            ("Accept: */*\r\n".to_owned(), own),
            (reader.to_owned(), own),
            (String::new(), own),
        ] {
            let answer = ask(&server, path, &headers);
            assert_eq!(
                answer.header("content-type"),
                media_type,
                "{path} {headers}"
            );
            let head = server.ask(&format!("HEAD {path} HTTP/1.1\r\nHost: x\r\n{headers}"));
            assert_eq!(head.header("content-type"), media_type, "{path} {headers}");
            assert_eq!(head.header("etag"), answer.header("etag"));
        }
    }
    for path in [
        "/feeds/feed.json",
        "/feeds/",
        "/feeds/feed.css",
        "/feeds/feed.js",
    ] {
        let kind = |headers: &str| {
            ask(&server, path, headers)
                .header("content-type")
                .to_owned()
        };
        assert_eq!(kind(BROWSER), kind(""), "{path}");
    }
}

#[test]
fn caches_keep_what_browsers_and_readers_get_apart() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    for encoding in ["identity", "gzip", "br"] {
        let encoding = format!("Accept-Encoding: {encoding}\r\n");
        let browser = format!("{encoding}{BROWSER}");
        let for_reader = ask(&server, "/feeds/atom.xml", &encoding);
        let for_browser = ask(&server, "/feeds/atom.xml", &browser);
        assert_eq!(for_browser.body, for_reader.body);
        assert_eq!(
            for_browser.header("content-encoding"),
            for_reader.header("content-encoding")
        );
        let (reader_tag, browser_tag) = (for_reader.header("etag"), for_browser.header("etag"));
        assert_ne!(reader_tag, browser_tag);
        for (headers, tag, status) in [
            (&browser, browser_tag, 304),
            (&browser, reader_tag, 200),
            (&encoding, reader_tag, 304),
            (&encoding, browser_tag, 200),
        ] {
            let headers = format!("{headers}If-None-Match: {tag}\r\n");
            let again = ask(&server, "/feeds/atom.xml", &headers);
            assert_eq!(again.status, status, "{headers}");
            assert_eq!(
                again.header("vary"),
                "accept-encoding, sec-fetch-dest, accept"
            );
        }
    }
}
