//! What is the same for all hosts: types, how long documents may be kept, paths and redirects.

use super::pattern::{self, Pattern};
use crate::config::{Config, Format, Kind};
use crate::render::page::{self, VIEWER};

/// How long readers may keep a document, as `Cache-Control` says it.
pub(super) const FRESH: &str = "public, max-age=300";

/// The type of an XML document for browsers, which show it with its style sheet.
pub(super) const PAGE: &str = "application/xml";

/// The headers of a request by which a server knows that a browser opens the document.
pub(super) const PAGE_VARY: &str = "Sec-Fetch-Dest, Accept";

/// The types that get smaller by compression, without those that every server knows by itself.
pub(super) const COMPRESSED: [&str; 10] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/json",
    "application/xml",
    "text/x-opml",
    "text/css",
    "text/javascript",
    "application/javascript",
    "text/plain",
];

/// The path on the host that the folder of feeds is served at, as it is written in URLs.
pub(super) fn base(config: &Config) -> &str {
    config.feeds.url.path()
}

/// The path of the viewer on the host, as it is written in URLs, if the site has one.
pub(super) fn viewer(config: &Config) -> Option<String> {
    page::has_viewer(config).then(|| format!("{}{VIEWER}", base(config)))
}

/// Every kind of document: its media type, and the patterns of its paths, relative to the folder of feeds.
pub(super) fn documents(config: &Config) -> Vec<(&'static str, Vec<Pattern>)> {
    let mut all: Vec<(&'static str, Vec<Pattern>)> = config
        .feeds
        .formats
        .iter()
        .map(|format| (format.media_type(), patterns(config, *format)))
        .collect();
    all.push(("text/x-opml", vec![Pattern::literal("feeds.opml")]));
    all
}

/// Whether documents of this type are XML, which a browser can show as a page.
pub(super) fn is_xml(media_type: &str) -> bool {
    media_type.ends_with("+xml") || media_type == "text/x-opml"
}

/// The patterns of the paths of all documents in XML.
pub(super) fn xml_documents(config: &Config) -> Vec<Pattern> {
    let all = documents(config).into_iter();
    all.filter(|(media_type, _)| is_xml(media_type))
        .flat_map(|(_, patterns)| patterns)
        .collect()
}

/// The type of a document on a host that sends everybody the same: browsers could not show its own, and readers take both.
pub(super) fn only_type(media_type: &'static str) -> &'static str {
    match is_xml(media_type) {
        true => PAGE,
        false => media_type,
    }
}

pub(super) fn patterns(config: &Config, format: Format) -> Vec<Pattern> {
    let mut all: Vec<Pattern> = Vec::new();
    for custom in config
        .feeds
        .custom
        .iter()
        .filter(|custom| custom.path.is_some())
    {
        let pattern = Pattern::of_custom(config, &custom.name, format);
        if !all.contains(&pattern) {
            all.push(pattern);
        }
    }
    for kind in Kind::ALL {
        let is_made = kind != Kind::Custom
            || config
                .feeds
                .custom
                .iter()
                .any(|custom| custom.path.is_none());
        if is_made && config.feeds.by.contains(&kind) {
            let is_within = matches!(kind, Kind::Category | Kind::Tag | Kind::Author)
                && config.feeds.by.contains(&Kind::Language);
            for is_within in [false, true].into_iter().take(1 + usize::from(is_within)) {
                let pattern = Pattern::of(config, kind, format, is_within);
                if !all.contains(&pattern) {
                    all.push(pattern);
                }
            }
        }
    }
    all
}

/// The old paths, and where each leads, both as they are written in URLs.
pub(super) fn redirects(config: &Config) -> Vec<(String, String)> {
    let all = config.feeds.presentation.redirects.iter();
    all.map(|redirect| {
        let encode = crate::uri::encode_path;
        (
            encode(&redirect.from),
            format!("{}{}", base(config), encode(&redirect.to)),
        )
    })
    .collect()
}

/// One regular expression for several patterns, anchored at both ends.
pub(super) fn expression(config: &Config, patterns: &[Pattern]) -> String {
    let all: Vec<String> = patterns.iter().map(Pattern::expression).collect();
    let base = pattern::escaped(&decoded(base(config)));
    format!("^{base}(?:{})$", all.join("|"))
}

/// A path as servers see it when they compare it: with its percent-encoding undone.
pub(super) fn decoded(path: &str) -> String {
    percent_encoding::percent_decode_str(path)
        .decode_utf8_lossy()
        .into_owned()
}
