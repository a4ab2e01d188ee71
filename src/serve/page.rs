//! Feeds that a browser opens: it gets them under a type for which it loads their style sheet.

use hyper::header::{self, HeaderMap, HeaderValue};

/// The type of feeds and lists of feeds for browsers, which download them or show their code under their own.
const TYPE: HeaderValue = HeaderValue::from_static("application/xml; charset=utf-8");

/// What the tag of such an answer ends in: a cache must not take it for what readers get.
const MARK: &str = "-page";

/// Whether a browser opens the document for a person: it says so itself, or, old or without TLS, does not but takes HTML.
/// Readers that take pages as well, to find feeds in them, name the types of feeds.
pub(super) fn is_wanted(headers: &HeaderMap) -> bool {
    match headers.get("sec-fetch-dest") {
        Some(destination) => destination == "document",
        None => {
            let mut accepted = headers.get_all(header::ACCEPT).iter();
            accepted.any(|accept| {
                let accept = accept.to_str().unwrap_or_default();
                let names_feeds = ["application/rss+xml", "application/atom+xml"];
                accept.contains("text/html")
                    && !names_feeds.iter().any(|name| accept.contains(name))
            })
        }
    }
}

/// The tag of the document for browsers, where `tag` is that for readers.
pub(super) fn tag(tag: &HeaderValue) -> HeaderValue {
    let text = tag.to_str().unwrap_or_default();
    let inside = text.strip_suffix('"').unwrap_or(text);
    HeaderValue::from_str(&format!("{inside}{MARK}\"")).unwrap_or_else(|_| tag.clone())
}

/// Turns the headers of an answer to readers into those of an answer to browsers.
pub(super) fn dress(headers: &mut HeaderMap, tag: HeaderValue) {
    headers.insert(header::ETAG, tag);
    if headers.contains_key(header::CONTENT_TYPE) {
        headers.insert(header::CONTENT_TYPE, TYPE);
    }
}
