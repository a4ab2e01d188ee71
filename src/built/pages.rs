//! The pages of the built site, for messages about pages that are not there.

use std::fs::Metadata;
use std::path::MAIN_SEPARATOR;
use std::time::UNIX_EPOCH;

use super::site::BuiltSite;

/// The pages of a [`BuiltSite`].
#[derive(Debug, Default)]
pub struct Pages {
    /// Their paths as URLs have them, with a `/` in front, in order.
    pub paths: Vec<String>,
    /// When the newest of them was written, in nanoseconds since 1970.
    pub newest: i64,
}

/// More pages are not listed: they only help to find the one that was meant.
const MOST_PAGES: usize = 200_000;

impl BuiltSite {
    /// Lists the pages. This reads every folder of the output, so it is for messages about pages that are not there.
    pub fn pages(&self) -> Pages {
        let mut pages = Pages::default();
        let walk = walkdir::WalkDir::new(self.root()).into_iter();
        let entries = walk.filter_entry(|entry| entry.file_name() != "node_modules");
        for entry in entries.flatten() {
            if pages.paths.len() >= MOST_PAGES {
                break;
            }
            let path = entry
                .path()
                .strip_prefix(self.root())
                .unwrap_or(entry.path());
            let Some(path) = path.to_str().filter(|path| path.ends_with(".html")) else {
                continue;
            };
            let path = path.replace(MAIN_SEPARATOR, "/");
            let metadata = entry.metadata().ok();
            let modified = metadata.map_or(0, |metadata| modified(&metadata));
            pages.newest = pages.newest.max(modified);
            let shown = path.strip_suffix("index.html").unwrap_or(&path);
            if shown.is_empty() || shown.ends_with('/') || shown == path {
                pages.paths.push(format!("/{shown}"));
            }
        }
        pages.paths.sort();
        pages
    }
}

impl Pages {
    /// The page that was most likely meant by `path`: one with the same last part, or else one whose path differs in few
    /// letters.
    pub fn nearest(&self, path: &str) -> Option<&str> {
        let name = last_part(path);
        let is_same = |page: &&String| last_part(page) == name;
        let same = self.paths.iter().find(is_same).filter(|_| !name.is_empty());
        same.map(String::as_str).or_else(|| {
            let length = path.len();
            let similar = self.paths.iter().map(String::as_str);
            let similar = similar.filter(|page| page.len().abs_diff(length) <= length / 4);
            crate::nearest::nearest(path, similar.take(2000))
        })
    }
}

/// The last part of a path, without the ending of its file.
pub fn last_part(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    last.strip_suffix(".html").unwrap_or(last)
}

/// When a file was last written, in nanoseconds since 1970.
pub fn modified(metadata: &Metadata) -> i64 {
    let since = metadata.modified().ok();
    let since = since.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    #[test]
    fn the_nearest_page_has_the_same_name_or_nearly() {
        let files = ["2024/01/tide/index.html", "news/harbour.html"];
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "<p>a").unwrap();
        }
        let home = Url::parse("https://example.org/").unwrap();
        let built = BuiltSite::at(folder.path(), &home);
        let pages = built.pages();
        assert_eq!(pages.nearest("/posts/tide.html"), Some("/2024/01/tide/"));
        assert_eq!(
            pages.nearest("/news/harbor.html"),
            Some("/news/harbour.html")
        );
        assert_eq!(pages.nearest("/x"), None);
    }
}
