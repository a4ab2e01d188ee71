//! What a document is: its role and its media type. Rendering knows it and the manifest keeps it; of what no manifest names, names and
//! contents have to tell.

use crate::config::Format;
use crate::render::page::{INDEX, OVERVIEW};
use crate::render::{Document, Role};

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// What it is for.
    pub role: Role,
    /// Its media type, without a charset, which is always UTF-8.
    pub media_type: &'static str,
}

const OPML: &str = "text/x-opml";
const HTML: &str = "text/html";
const JSON: &str = "application/json";
/// A sitemap.
const XML: &str = "application/xml";

impl Kind {
    /// All that there are. The manifest is believed in nothing else.
    pub(super) const ALL: [Kind; 12] = [
        Kind::new(Role::Feed, "application/rss+xml"),
        Kind::new(Role::Feed, "application/atom+xml"),
        Kind::new(Role::Feed, "application/feed+json"),
        Kind::new(Role::Page, HTML),
        Kind::new(Role::List, HTML),
        Kind::new(Role::List, OPML),
        Kind::new(Role::List, JSON),
        Kind::new(Role::List, XML),
        Kind::new(Role::Overview, HTML),
        Kind::new(Role::Stylesheet, "text/css"),
        Kind::new(Role::Script, "text/javascript"),
        Kind::new(Role::Viewer, "application/xhtml+xml"),
    ];

    pub(super) const fn new(role: Role, media_type: &'static str) -> Self {
        Kind { role, media_type }
    }

    /// What a rendered document is.
    pub(super) fn of(document: &Document) -> Self {
        Kind::new(document.role, document.media_type)
    }

    /// What the document at `path` seems to be, by its name and, where names say little, by how it begins. Only for documents
    /// that no manifest describes.
    pub fn sniff(path: &str, bytes: &[u8]) -> Option<Self> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let kind = match extension.to_ascii_lowercase().as_str() {
            "css" => Kind::new(Role::Stylesheet, "text/css"),
            "js" => Kind::new(Role::Script, "text/javascript"),
            "xhtml" => Kind::new(Role::Viewer, "application/xhtml+xml"),
            "html" | "htm" if path == OVERVIEW => Kind::new(Role::Overview, HTML),
            "html" | "htm" if is_list(bytes) => Kind::new(Role::List, HTML),
            "html" | "htm" => Kind::new(Role::Page, HTML),
            "json" if name == INDEX => Kind::new(Role::List, JSON),
            "json" if is_json_feed(&head(bytes)) => Kind::feed(Format::Json),
            "json" => Kind::new(Role::List, JSON),
            _ => match root(&head(bytes))? {
                "rss" => Kind::feed(Format::Rss),
                "feed" => Kind::feed(Format::Atom),
                "opml" => Kind::new(Role::List, OPML),
                "urlset" => Kind::new(Role::List, XML),
                _ => return None,
            },
        };
        Some(kind)
    }

    const fn feed(format: Format) -> Self {
        Kind::new(Role::Feed, format.media_type())
    }

    /// Whether it is a feed, or a list of feeds that programs read.
    pub fn is_for_programs(&self) -> bool {
        self.role == Role::Feed || self.media_type == OPML
    }
}

/// How much of a document is looked at.
const HEAD: usize = 64 << 10;

fn head(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)])
}

/// Whether a page lists feeds.
fn is_list(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"<li data-feed").is_some()
}

/// Whether JSON says of which version of JSON Feed it is, as every feed must.
pub fn is_json_feed(head: &str) -> bool {
    // A slash may be escaped.
    head.replace("\\/", "/").contains("jsonfeed.org/version")
}

/// The name of the first element of XML, without its prefix; `None` if the text has none, or ends before.
pub fn root(head: &str) -> Option<&str> {
    let mut rest = head;
    loop {
        rest = &rest[rest.find('<')?..];
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!") {
            ">"
        } else {
            break;
        };
        rest = &rest[rest.find(end)? + end.len()..];
    }
    let is_end = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
    let name = &rest[1..];
    let name = &name[..name.find(is_end)?];
    Some(name.rsplit(':').next().unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_do_not_say_contents_do() {
        let sniff = |path: &str, text: &str| {
            Kind::sniff(path, text.as_bytes()).map(|kind| (kind.role, kind.media_type))
        };
        let rss = Some((Role::Feed, "application/rss+xml"));
        let opml = Some((Role::List, OPML));
        assert_eq!(sniff("a/b.xml", "<?xml version='1.0'?>\n<rss"), None);
        assert_eq!(sniff("a/b.xml", "<?xml version='1.0'?>\n<rss >"), rss);
        assert_eq!(
            sniff("podcast", "<!-- <feed> -->\n<rss version='2.0'>"),
            rss
        );
        assert_eq!(sniff("feeds.opml", "<opml version='2.0'>"), opml);
        assert_eq!(
            sniff("sitemap.xml", "<urlset xmlns='b'>"),
            Some((Role::List, XML))
        );
        assert_eq!(sniff("notes.txt", "Nothing to see."), None);
        let feed = r#"{"version": "https:\/\/jsonfeed.org\/version\/1.1"}"#;
        assert_eq!(
            sniff("feed.json", feed),
            Some((Role::Feed, "application/feed+json"))
        );
        // A feed of the site may be called like this.
        assert_eq!(sniff("feeds-index.json", feed), Some((Role::List, JSON)));
        assert_eq!(sniff("other.json", "[]"), Some((Role::List, JSON)));
        assert_eq!(sniff("index.html", ""), Some((Role::Overview, HTML)));
        assert_eq!(sniff("a/index.html", ""), Some((Role::Page, HTML)));
        assert_eq!(
            sniff("tag/index.html", "<li data-feed=x>"),
            Some((Role::List, HTML))
        );
    }

    #[test]
    fn roots_are_found_after_whatever_precedes_them() {
        let head = "<?xml version='1.0'?><!-- <a> --><!DOCTYPE rss>\n<rss version='2.0'>";
        assert_eq!(root(head), Some("rss"));
        assert_eq!(root("<rdf:RDF\n xmlns='b'>"), Some("RDF"));
        for broken in ["", "<", "<rss", "plain text", "<!-- <rss>"] {
            assert_eq!(root(broken), None, "{broken}");
        }
    }

    #[test]
    fn what_is_not_a_feed_of_json_has_no_version_of_it() {
        assert!(!is_json_feed(r#"{"name": "site", "version": "1.1"}"#));
        assert!(is_json_feed(
            r#"{"version": "https://jsonfeed.org/version/1.1"}"#
        ));
    }
}
