//! The documents of a feed that has more than one: the one to subscribe to, and those with older entries.

use super::Feed;
use super::compose::{alternates, path};
use crate::config::{Config, Format};
use crate::selection::Selection;

/// Which document of a feed it is, and those before and after it, by the names of archive documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbours<'n> {
    /// Its own name; `None` for the document to subscribe to.
    pub own: Option<&'n str>,
    /// The next older one.
    pub older: Option<&'n str>,
    /// The next newer one.
    pub newer: Option<&'n str>,
}

/// Makes `feed`, which is that of the selection `current`, one of its documents.
pub fn archive(config: &Config, current: &Selection, feed: Feed, beside: Neighbours) -> Feed {
    let mut feed = feed;
    let of = |name: &str| {
        alternates(config, current, |format| {
            archive_path(config, current, format, name)
        })
    };
    feed.history.older = beside.older.map(of).unwrap_or_default();
    feed.history.newer = beside.newer.map(of).unwrap_or_default();
    if let Some(name) = beside.own {
        feed.history.current = std::mem::replace(&mut feed.alternates, of(name));
        // The newest one still gets posts.
        feed.history.is_archive = beside.newer.is_some();
        // Nobody subscribes to it.
        feed.hubs.clear();
        feed.cloud = None;
    }
    feed
}

/// Where an archive document of a feed goes, relative to the folder of feeds: beside the feed itself.
pub fn archive_path(config: &Config, current: &Selection, format: Format, name: &str) -> String {
    let path = path(config, current, format);
    match path.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/archive/{name}/{file}"),
        None => format!("archive/{name}/{path}"),
    }
}

/// Whether the document at this path, relative to the folder of feeds, is one of the archive: nobody subscribes to it.
pub fn is_archive(config: &Config, path: &str) -> bool {
    config.feeds.archive.is_some() && path.contains("archive/") && {
        let site = Selection::of_site();
        let is_of = |format: &Format| {
            let of_nobody = archive_path(config, &site, *format, "");
            let folder = of_nobody.rsplit_once("//").map(|(folder, _)| folder);
            folder.is_some_and(|folder| {
                let rest = path.strip_prefix(folder);
                rest.is_some_and(|rest| rest.starts_with('/'))
            })
        };
        config.feeds.formats_of(site.kind, "").iter().any(is_of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_the_archive_are_known_by_their_folder() {
        let settings = "title: T\nurl: https://example.org/\nfeeds: {archive: {by: year}}\n";
        let site = tempfile::tempdir().unwrap();
        std::fs::write(site.path().join("feedmill.yaml"), settings).unwrap();
        let config = Config::load(site.path()).unwrap();
        let path = archive_path(&config, &Selection::of_site(), Format::Atom, "2026");
        assert_eq!(path, "archive/2026/atom.xml");
        assert!(is_archive(&config, &path));
        for other in [
            "atom.xml",
            "category/archive/atom.xml",
            "archives/1/atom.xml",
        ] {
            assert!(!is_archive(&config, other), "{other}");
        }
    }
}
