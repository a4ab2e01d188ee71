//! What a browser shows RSS, Atom and OPML documents with: titles, links and dates, not code.
//!
//! Browsers no longer run XSLT, so a style sheet in CSS shows a document, and a small script makes a page with links of it.

use super::words::Words;
use super::{relative, text};
use crate::config::{Config, Stylesheet};
use crate::render::{Document, Role};

/// The path of feedmill's own style sheet, relative to the folder of feeds.
pub const STYLESHEET: &str = "feed.css";

/// The path of the script that makes a page of a document, relative to the folder of feeds.
pub const VIEWER: &str = "feed.js";

const RULES: &str = include_str!("feed.css");
const SCRIPT: &str = include_str!("feed.js");

/// feedmill's own style sheet.
pub fn stylesheet(config: &Config) -> Document {
    let words = Words::of(config);
    let rules = RULES
        .replace("{feed}", words.feed_note)
        .replace("{list}", words.list_note);
    Document {
        path: STYLESHEET.to_owned(),
        role: Role::Stylesheet,
        media_type: "text/css",
        bytes: rules.into_bytes(),
    }
}

/// The script that makes a page of a document.
pub fn viewer(config: &Config) -> Document {
    let words = Words::of(config);
    let said = serde_json::json!({
        "lang": words.tag,
        "feed": words.feed_note,
        "list": words.list_note,
        "untitled": words.untitled,
    });
    Document {
        path: VIEWER.to_owned(),
        role: Role::Script,
        media_type: "text/javascript",
        bytes: SCRIPT.replace("{words}", &said.to_string()).into_bytes(),
    }
}

/// The document with the line that names its style sheet (W3C, "Associating Style Sheets with XML documents") if it is
/// XML and the site wants one. With feedmill's own style sheet goes the script, as an element of XHTML, which browsers run
/// in any XML and readers ignore.
pub fn styled(config: &Config, mut document: Document) -> Document {
    let href = match &config.feeds.presentation.stylesheet {
        Stylesheet::Off => return document,
        Stylesheet::Own => relative(&document.path, STYLESHEET),
        Stylesheet::At(url) => text::line(url).into_owned(),
    };
    let Some(declaration) = document.bytes.iter().position(|byte| *byte == b'\n') else {
        return document;
    };
    if !document.bytes.starts_with(b"<?xml ") {
        return document;
    }
    if config.feeds.presentation.stylesheet == Stylesheet::Own {
        let src = escaped(&relative(&document.path, VIEWER));
        let script =
            format!("<script xmlns=\"http://www.w3.org/1999/xhtml\" src=\"{src}\"></script>\n");
        let at = end_of_content(&document.bytes);
        document.bytes.splice(at..at, script.into_bytes());
    }
    let line = format!(
        "<?xml-stylesheet type=\"text/css\" href=\"{}\"?>\n",
        escaped(&href).replace("?>", "?&gt;")
    );
    let at = declaration + 1;
    document.bytes.splice(at..at, line.into_bytes());
    document
}

/// Where the last child of an RSS channel, an Atom feed or an OPML document goes.
fn end_of_content(bytes: &[u8]) -> usize {
    let ends: [&[u8]; 3] = [b"</channel>", b"</feed>", b"</opml>"];
    let place = |end: &&[u8]| memchr::memmem::rfind(bytes, end);
    ends.iter().find_map(place).unwrap_or(bytes.len())
}

fn escaped(href: &str) -> String {
    href.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}
