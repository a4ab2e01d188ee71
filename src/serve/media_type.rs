//! The media type of a file, by its name and, for XML, by what it holds.

/// The value of `Content-Type` for the file at `path` that begins with `start`.
pub(super) fn media_type(path: &str, start: &[u8]) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "xml" | "rss" | "atom" => xml(start),
        "json" if name.contains("feeds-index") => "application/json; charset=utf-8",
        "json" => json(start),
        "opml" => "text/x-opml; charset=utf-8",
        "html" | "htm" => "text/html; charset=utf-8",
        "xhtml" => "application/xhtml+xml; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "txt" | "md" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/vnd.microsoft.icon",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "mp4" => "video/mp4",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Whether a document is a feed, which pages of other sites may read.
pub(super) fn is_feed(media_type: &str) -> bool {
    [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
    ]
    .iter()
    .any(|feed| media_type.starts_with(feed))
}

/// Whether a document is XML that browsers show as a page only if it is called `application/xml`.
pub(super) fn is_shown_as_xml(media_type: &str) -> bool {
    ["application/rss+xml", "application/atom+xml", "text/x-opml"]
        .iter()
        .any(|shown| media_type.starts_with(shown))
}

/// Whether a file of this type gets smaller by compressing it.
pub(super) fn is_text(media_type: &str) -> bool {
    media_type.ends_with("charset=utf-8")
}

fn xml(start: &[u8]) -> &'static str {
    let has = |tag: &[u8]| memchr::memmem::find(start, tag).is_some();
    if has(b"<rss") {
        "application/rss+xml; charset=utf-8"
    } else if has(b"<feed") {
        "application/atom+xml; charset=utf-8"
    } else {
        "application/xml; charset=utf-8"
    }
}

fn json(start: &[u8]) -> &'static str {
    match memchr::memmem::find(start, b"jsonfeed.org/version/") {
        Some(_) => "application/feed+json; charset=utf-8",
        None => "application/json; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_and_json_are_known_by_what_they_hold() {
        assert!(media_type("a.xml", b"<?xml?>\n<rss version").starts_with("application/rss+xml"));
        assert!(media_type("a.xml", b"<?xml?>\n<feed xmlns").starts_with("application/atom+xml"));
        assert!(media_type("a.xml", b"<urlset>").starts_with("application/xml"));
        let feed = b"{\"version\": \"https://jsonfeed.org/version/1.1\"";
        assert!(media_type("a/feed.json", feed).starts_with("application/feed+json"));
        assert!(media_type("a.json", b"[]").starts_with("application/json"));
    }
}
