//! Addresses of feeds and entries: their pages, and ids that are addresses.

use std::borrow::Cow;

use feed_rs::model;
use url::Url;

/// The page that a feed or an entry stands for.
pub(super) fn link(links: &[model::Link], base: &str) -> Option<String> {
    let is_page = |link: &&model::Link| match (link.rel.as_deref(), link.media_type.as_deref()) {
        // JSON Feed's attachments have a media type and no relation.
        (None, kind) => kind.is_none(),
        (Some("alternate"), Some(kind)) => {
            let feeds = ["rss", "atom", "json"];
            !feeds.iter().any(|name| kind.contains(name))
        }
        (rel, _) => rel == Some("alternate"),
    };
    let base = Url::parse(base).ok()?;
    let pages = || links.iter().filter(is_page);
    // Beside its page, an entry may name a PDF or a picture of it.
    let is_html = |link: &&model::Link| {
        let kind = link.media_type.as_deref();
        kind.is_none_or(|kind| kind.contains("html"))
    };
    let mut pages = pages().filter(is_html).chain(pages());
    pages.find_map(|link| {
        let href = unescaped(link.href.trim());
        web(&href).or_else(|| web(base.join(&href).ok()?.as_str()))
    })
}

/// An id that is the path of a page, with its host: sites that do not know their own address write such ids.
pub(super) fn whole(id: &str, base: Option<&str>, feed: &str) -> Option<String> {
    if !id.starts_with('/') || id.starts_with("//") {
        return None;
    }
    let feed = Url::parse(feed).ok()?;
    let base = base.and_then(|base| feed.join(base).ok()).unwrap_or(feed);
    base.join(id).ok().map(String::from)
}

/// An address that was escaped twice, as it was meant: no page has `&amp;` in its own.
fn unescaped(href: &str) -> Cow<'_, str> {
    match href.contains("&amp;") {
        true => Cow::Owned(href.replace("&amp;", "&")),
        false => Cow::Borrowed(href),
    }
}

pub(super) fn web(text: &str) -> Option<String> {
    let url = Url::parse(text.trim()).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| text.trim().to_owned())
}

pub(super) fn host(url: &str) -> String {
    let host = Url::parse(url).ok();
    host.and_then(|url| url.host_str().map(str::to_owned))
        .unwrap_or_default()
}
