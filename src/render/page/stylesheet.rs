//! A style sheet for RSS and Atom documents: a person who opens one in a browser sees titles and dates, not code.
//!
//! Browsers have given up XSLT; CSS on XML they all know.

use super::words::Words;
use super::{relative, text};
use crate::config::{Config, Stylesheet};
use crate::render::Document;

/// The path of feedmill's own style sheet, relative to the folder of feeds.
pub const STYLESHEET: &str = "feed.css";

const RULES: &str = include_str!("feed.css");

/// feedmill's own style sheet.
pub fn stylesheet(config: &Config) -> Document {
    let note = Words::of(config).feed_note;
    Document {
        path: STYLESHEET.to_owned(),
        media_type: "text/css",
        bytes: RULES.replace("{note}", note).into_bytes(),
    }
}

/// The document with the line that names its style sheet (W3C, "Associating Style Sheets with XML documents"), where it
/// is RSS or Atom and the site wants one.
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
    let href = href
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace("?>", "?&gt;");
    let line = format!("<?xml-stylesheet type=\"text/css\" href=\"{href}\"?>\n");
    let at = declaration + 1;
    document.bytes.splice(at..at, line.into_bytes());
    document
}
