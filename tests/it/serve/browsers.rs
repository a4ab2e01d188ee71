//! Feeds that a browser opens for a person: `tests/browser/feeds.mjs` looks at them in Chromium.

use std::fs;

use super::{ask, client};
use client::{Server, site};

const BROWSER: &str = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n";

const NAVIGATION: &str = "Sec-Fetch-Dest: document\r\n";

const PAGE: &str = "application/xml; charset=utf-8";

#[test]
fn a_person_gets_the_viewer_and_a_reader_the_feed() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    let reader = "Accept: application/rss+xml, application/atom+xml, text/html;q=0.5\r\n";
    let viewer = ask(&server, "/feeds/feed.xhtml", "").body;
    for (path, own) in [
        ("/feeds/rss.xml", "application/rss+xml; charset=utf-8"),
        (
            "/feeds/tag/%E6%BD%AE/atom.xml",
            "application/atom+xml; charset=utf-8",
        ),
        ("/feeds/feeds.opml", "text/x-opml; charset=utf-8"),
    ] {
        let feed = ask(&server, path, "").body;
        assert_ne!(feed, viewer);
        for (query, headers, media_type, body) in [
            ("", format!("{NAVIGATION}{BROWSER}"), PAGE, &viewer),
            ("", NAVIGATION.to_owned(), PAGE, &viewer),
            ("?utm=x", NAVIGATION.to_owned(), PAGE, &viewer),
            ("?plain", NAVIGATION.to_owned(), PAGE, &feed),
            ("?plain", String::new(), own, &feed),
            // A browser that is old, or a reader.
            ("", BROWSER.to_owned(), PAGE, &feed),
            ("", reader.to_owned(), own, &feed),
            (
                "",
                format!("Sec-Fetch-Dest: empty\r\n{BROWSER}"),
                own,
                &feed,
            ),
            ("", "Accept: */*\r\n".to_owned(), own, &feed),
        ] {
            let address = format!("{path}{query}");
            let answer = ask(&server, &address, &headers);
            assert_eq!(answer.status, 200);
            let said = answer.header("content-type");
            assert_eq!(said, media_type, "{address} {headers}");
            assert!(answer.body == *body, "{address} {headers}");
            let head = server.ask(&format!("HEAD {address} HTTP/1.1\r\nHost: x\r\n{headers}"));
            for name in ["content-type", "content-length", "etag", "vary"] {
                assert_eq!(head.header(name), answer.header(name), "{address}");
            }
            let part = ask(&server, &address, &format!("{headers}Range: bytes=2-9\r\n"));
            assert_eq!(part.status, 206);
            assert!(part.body == body[2..10], "{address} {headers}");
        }
    }
    for path in [
        "/feeds/feed.json",
        "/feeds/",
        "/feeds/feed.css",
        "/feeds/feed.js",
    ] {
        for headers in [BROWSER, NAVIGATION] {
            let kind = |headers: &str| {
                ask(&server, path, headers)
                    .header("content-type")
                    .to_owned()
            };
            assert_eq!(kind(headers), kind(""), "{path}");
        }
    }
}

#[test]
fn a_folder_without_a_viewer_sends_the_feed() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    fs::remove_file(site.path().join("feeds/feed.xhtml")).unwrap();
    let answer = ask(&server, "/feeds/rss.xml", NAVIGATION);
    assert_eq!(answer.header("content-type"), PAGE);
    assert!(answer.body == ask(&server, "/feeds/rss.xml", "").body);
    assert_eq!(ask(&server, "/feeds/none.xml", NAVIGATION).status, 404);
}

#[test]
fn caches_keep_what_browsers_and_readers_get_apart() {
    let site = site();
    let server = Server::start(site.path(), &[]);
    for encoding in ["identity", "gzip", "br"] {
        let kinds = ["", BROWSER, NAVIGATION]
            .map(|headers| format!("Accept-Encoding: {encoding}\r\n{headers}"));
        let answers = kinds
            .each_ref()
            .map(|headers| ask(&server, "/feeds/atom.xml", headers));
        assert!(answers[0].body == answers[1].body);
        assert!(answers[0].body != answers[2].body);
        for (asked, headers) in kinds.iter().enumerate() {
            for (known, answer) in answers.iter().enumerate() {
                let tag = answer.header("etag");
                let headers = format!("{headers}If-None-Match: {tag}\r\n");
                let again = ask(&server, "/feeds/atom.xml", &headers);
                let status = if asked == known { 304 } else { 200 };
                assert_eq!(again.status, status, "{headers}");
                assert_eq!(
                    again.header("vary"),
                    "accept-encoding, sec-fetch-dest, accept"
                );
            }
        }
    }
}
