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
