//! The addresses that the sitemaps of a built site give, or else its home page.

use std::collections::BTreeSet;
use std::path::Path;

use feedmill_text::entity::decode_entities;
use percent_encoding::percent_decode_str;
use url::Url;

use crate::read;

/// More files are not read.
const MOST_FILES: usize = 100;

/// The paths of the pages that the sitemaps in the folder name, decoded, with a `/` in front.
pub(super) fn paths(root: &Path, home: &Url) -> BTreeSet<String> {
    let entries = std::fs::read_dir(root).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("sitemap") && name.ends_with(".xml")
        })
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files.truncate(MOST_FILES);
    let mut paths = BTreeSet::new();
    for file in files {
        let Ok(text) = read::text(&file, read::POST) else {
            continue;
        };
        let found = text.split("<loc>").skip(1);
        let found = found.filter_map(|rest| rest.split_once("</loc>"));
        paths.extend(found.filter_map(|(url, _)| path(url, home)));
    }
    paths
}

fn path(written: &str, home: &Url) -> Option<String> {
    let url = Url::parse(decode_entities(written.trim()).trim()).ok()?;
    let is_own = url.host_str() == home.host_str() && url.query().is_none();
    is_own.then(|| percent_decode_str(url.path()).decode_utf8_lossy().into())
}

/// Whether the home page says that addresses have no `.html`: VitePress writes this setting into every page.
pub(super) fn drops_html(root: &Path) -> bool {
    read::text(&root.join("index.html"), read::POST).is_ok_and(|page| {
        ["\\\"cleanUrls\\\":true", "\"cleanUrls\":true"]
            .iter()
            .any(|setting| page.contains(setting))
    })
}
