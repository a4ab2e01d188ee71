//! Feeds that a browser opens: a person who does gets the viewer, or the feed under a type for which its style sheet is loaded.

use hyper::header::{self, HeaderMap, HeaderValue};

use crate::render::page::PLAIN;

/// The type of the viewer, and of feeds and lists of feeds for browsers, which download them or show their code under
/// their own.
const TYPE: HeaderValue = HeaderValue::from_static("application/xml; charset=utf-8");

/// What the tag of such an answer ends in: a cache must not take it for what readers get.
const MARK: &str = "-page";

/// What the answer to a request for a feed depends on.
pub(super) const VARY: &str = "accept-encoding, sec-fetch-dest, accept";

/// What a client gets that asks for a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The feed under its own type.
    Feed,
    /// The feed under the type for which browsers load its style sheet.
    Styled,
    /// The viewer, which asks for the feed in its turn.
    Viewer,
}

impl Look {
    /// What a request with this query and these headers is answered with.
    ///
    /// A browser says itself that it opens the address for a person. One that is old, or without TLS, does not but takes
    /// HTML. So do readers, which therefore never get the viewer; those that name the types of feeds get their own.
    pub(super) fn wanted(query: Option<&str>, headers: &HeaderMap) -> Self {
        match headers.get("sec-fetch-dest") {
            Some(destination) if destination == "document" => match query {
                Some(PLAIN) => Look::Styled,
                _ => Look::Viewer,
            },
            Some(_) => Look::Feed,
            None => {
                let mut accepted = headers.get_all(header::ACCEPT).iter();
                let takes_html = accepted.any(|accept| {
                    let accept = accept.to_str().unwrap_or_default();
                    let names_feeds = ["application/rss+xml", "application/atom+xml"];
                    accept.contains("text/html")
                        && !names_feeds.iter().any(|name| accept.contains(name))
                });
                match takes_html {
                    true => Look::Styled,
                    false => Look::Feed,
                }
            }
        }
    }
}

/// The tag of an answer for browsers, if `tag` is that of the file.
pub(super) fn tag(tag: &HeaderValue) -> HeaderValue {
    let text = tag.to_str().unwrap_or_default();
    let inside = text.strip_suffix('"').unwrap_or(text);
    HeaderValue::from_str(&format!("{inside}{MARK}\"")).unwrap_or_else(|_| tag.clone())
}

/// Turns the headers of a file into those of an answer to browsers.
pub(super) fn dress(headers: &mut HeaderMap, tag: HeaderValue) {
    headers.insert(header::ETAG, tag);
    headers.insert(header::VARY, HeaderValue::from_static(VARY));
    if headers.contains_key(header::CONTENT_TYPE) {
        headers.insert(header::CONTENT_TYPE, TYPE);
    }
}
