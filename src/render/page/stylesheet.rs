//! The style sheet with which browsers show RSS, Atom and OPML documents: titles and dates, not code.
//!
//! Browsers no longer run XSLT, so it is CSS. It makes no links and writes no dates in words; the viewer does.

use super::common::relative;
use super::locale::Locale;
use crate::config::{Config, Stylesheet};
use crate::render::text;
use crate::render::{Document, Role};

/// The path of feedmill's own style sheet, relative to the folder of feeds.
pub const STYLESHEET: &str = "feed.css";

const RULES: &str = include_str!("feed.css");

/// feedmill's own style sheet.
pub fn stylesheet(config: &Config) -> Document {
    let words = Locale::of(config);
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

/// The document with the line that names its style sheet (W3C, "Associating Style Sheets with XML documents") if it is
/// XML and the site wants one.
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
    let at = declaration + 1;
    let line = instruction(&href);
    document.bytes.splice(at..at, line.into_bytes());
    document
}

/// The processing instruction that names a style sheet, with the end of its line.
pub(super) fn instruction(href: &str) -> String {
    let href = href
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace("?>", "?&gt;");
    format!("<?xml-stylesheet type=\"text/css\" href=\"{href}\"?>\n")
}
