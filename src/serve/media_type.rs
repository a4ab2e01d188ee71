//! The media type of a file: of feedmill's documents as the manifest says, and of others by name and, for XML and JSON, by what they
//! hold.

use std::borrow::Cow;

use crate::config::Format;
use crate::output::Kind;

/// The value of `Content-Type` for the file at `path` that begins with `start`. `kind` is what the manifest says of it.
pub(super) fn media_type(path: &str, start: &[u8], kind: Option<Kind>) -> Cow<'static, str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let extension = extension.to_ascii_lowercase();
    let sniffed = || match extension.as_str() {
        "xml" | "rss" | "atom" | "json" => Kind::sniff(path, start),
        _ => None,
    };
    if let Some(kind) = kind.or_else(sniffed) {
        return Cow::Owned(format!("{}; charset=utf-8", kind.media_type));
    }
    let known = match extension.as_str() {
        "xml" | "rss" | "atom" => "application/xml; charset=utf-8",
        "opml" => "text/x-opml; charset=utf-8",
        // As `text/markdown`, browsers would save it.
        "md" => "text/plain; charset=utf-8",
        // The table has the name that RFC 9239 replaced.
        "mjs" => "text/javascript; charset=utf-8",
        // The registered names.
        "ico" => "image/vnd.microsoft.icon",
        "m4a" => "audio/mp4",
        other => return of_extension(other),
    };
    Cow::Borrowed(known)
}

/// The type of other files, with the encoding of texts, which feedmill and its kind write.
fn of_extension(extension: &str) -> Cow<'static, str> {
    let known = mime_guess::from_ext(extension).first_raw();
    let Some(known) = known else {
        return Cow::Borrowed("application/octet-stream");
    };
    let is_text = known.starts_with("text/")
        || ["+xml", "/xml", "+json", "/json", "/javascript"]
            .iter()
            .any(|end| known.ends_with(end));
    match is_text {
        true => Cow::Owned(format!("{known}; charset=utf-8")),
        false => Cow::Borrowed(known),
    }
}

/// Whether a document is a feed, which pages of other sites may read.
pub(super) fn is_feed(media_type: &str) -> bool {
    Format::of(media_type).is_some()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_and_json_are_known_by_what_they_hold() {
        let media_type = |path: &str, start: &[u8]| media_type(path, start, None);
        assert!(
            media_type("a.xml", b"<?xml?>\n<rss version='2.0'>").starts_with("application/rss+xml")
        );
        assert!(
            media_type("a.xml", b"<?xml?>\n<feed xmlns='a'>").starts_with("application/atom+xml")
        );
        assert!(media_type("a.xml", b"<urlset>").starts_with("application/xml"));
        let feed = b"{\"version\": \"https://jsonfeed.org/version/1.1\"";
        assert!(media_type("a/feed.json", feed).starts_with("application/feed+json"));
        assert!(media_type("a.json", b"[]").starts_with("application/json"));
    }

    #[test]
    fn the_manifest_has_the_last_word() {
        let listed = Kind::sniff("a.xml", b"<feed >");
        for (path, start) in [
            ("podcast", &b""[..]),
            ("a.json", b"{}"),
            ("a.txt", b"<rss >"),
        ] {
            let found = media_type(path, start, listed);
            assert_eq!(found, "application/atom+xml; charset=utf-8");
        }
    }

    #[test]
    fn other_files_are_known_by_their_names() {
        for (path, wanted) in [
            ("a/index.html", "text/html; charset=utf-8"),
            ("feed.XHTML", "application/xhtml+xml; charset=utf-8"),
            ("feed.css", "text/css; charset=utf-8"),
            ("a.js", "text/javascript; charset=utf-8"),
            ("a.mjs", "text/javascript; charset=utf-8"),
            ("notes.md", "text/plain; charset=utf-8"),
            ("notes.txt", "text/plain; charset=utf-8"),
            ("icon.svg", "image/svg+xml; charset=utf-8"),
            ("icon.ico", "image/vnd.microsoft.icon"),
            ("a.b/photo.jpeg", "image/jpeg"),
            ("photo.avif", "image/avif"),
            ("talk.mp3", "audio/mpeg"),
            ("talk.m4a", "audio/mp4"),
            ("talk.vtt", "text/vtt; charset=utf-8"),
            ("font.woff2", "font/woff2"),
            ("CNAME", "application/octet-stream"),
            ("a.b/c", "application/octet-stream"),
        ] {
            assert_eq!(media_type(path, b"", None), wanted, "{path}");
        }
    }
}
