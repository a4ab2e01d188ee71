//! Where feeds were before: the lines of `feeds.redirects` that lead subscribers to the new ones.

use url::Url;

use crate::config::{Config, Format, Kind};
use crate::feed;
use crate::selection::Selection;

/// The format of a feed, by its beginning.
pub(super) fn format_of(bytes: &[u8]) -> Option<Format> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
    let first = head.trim_start_matches('\u{feff}').trim_start();
    match first {
        _ if first.starts_with('{') => Some(Format::Json),
        _ if super::wxr::is_export(bytes) => None,
        _ if first.contains("<rss") || first.contains("<rdf:RDF") => Some(Format::Rss),
        _ if first.contains("<feed") => Some(Format::Atom),
        _ => None,
    }
}

/// Whether an address looks like that of a feed: who gives that of a page means the feed that the page names.
pub(super) fn is_feed_address(address: &str) -> bool {
    let place = crate::diff::place(address);
    let name = place.rsplit('/').next().unwrap_or_default();
    ["feed", "rss", "atom"]
        .iter()
        .any(|word| name.contains(word))
        || [".xml", ".json"].iter().any(|end| name.ends_with(end))
}

/// Where WordPress has the feeds of the site with this home page.
pub(super) fn of_wordpress(home: &str) -> Vec<(String, Format)> {
    let home = home.trim().trim_end_matches('/');
    vec![
        (format!("{home}/feed/"), Format::Rss),
        (format!("{home}/feed/atom/"), Format::Atom),
    ]
}

/// The lines of `feeds.redirects` for these old addresses, and the addresses for which a path cannot say it.
pub(super) fn lines(
    config: &Config,
    feeds: &[(String, Format)],
) -> (Vec<(String, String)>, Vec<String>) {
    let all = Selection::of_site();
    let formats = config.feeds.formats_of(Kind::All, "");
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut others = Vec::new();
    for (address, format) in feeds {
        let Ok(old) = Url::parse(address) else {
            continue;
        };
        // Readers follow a redirect to another format as well.
        let format = formats.iter().find(|known| *known == format);
        let Some(format) = format.or(formats.first()) else {
            continue;
        };
        let to = feed::path(config, &all, *format);
        let new = config.feeds.url.join(&crate::uri::encode_path(&to));
        if new.is_ok_and(|new| new.path() == old.path()) {
            continue;
        }
        let path = percent_encoding::percent_decode_str(old.path()).decode_utf8_lossy();
        let line = (path.into_owned(), to);
        let is_known = |from: &str| {
            let redirects = &config.feeds.presentation.redirects;
            redirects.iter().any(|known| known.from == from)
        };
        if old.query().is_some() || line.0 == "/" {
            others.push(address.clone());
        } else if !lines.iter().any(|known| known.0 == line.0) && !is_known(&line.0) {
            lines.push(line);
        }
    }
    (lines, others)
}
