//! The paths of the documents that show more than one feed.

use super::common::{OVERVIEW, is_many};
use super::directory::{self, DIRECTORY_LENGTH};
use super::index::INDEX;
use super::river::{RING, RIVER};
use super::stylesheet::STYLESHEET;
use super::viewer::{SCRIPT, VIEWER, has_viewer};
use crate::config::{Config, Kind};

/// The paths of the documents that show more than one feed, and what they are, for feeds of `kinds`.
pub fn shared_paths(
    config: &Config,
    kinds: impl Iterator<Item = Kind> + Clone,
) -> Vec<(String, &'static str)> {
    let mut paths = Vec::new();
    if has_viewer(config) {
        paths.push((STYLESHEET.to_owned(), "the style sheet"));
        paths.push((SCRIPT.to_owned(), "the script of the viewer"));
        paths.push((VIEWER.to_owned(), "the viewer of feeds"));
    }
    if config.feeds.presentation.river {
        paths.push((RIVER.to_owned(), "the page of all posts"));
    }
    if config.feeds.presentation.ring > 0 {
        paths.push((RING.to_owned(), "the ring of links"));
    }
    if !config.feeds.presentation.pages {
        return paths;
    }
    paths.push((OVERVIEW.to_owned(), "the page of all feeds"));
    for kind in super::common::LISTED {
        if is_many(kinds.clone(), kind) {
            let feeds = kinds.clone().filter(|one| *one == kind).count();
            let pages = 0..feeds.div_ceil(DIRECTORY_LENGTH);
            let pages = pages.map(|number| directory::path(config, kind, number));
            paths.extend(pages.map(|path| (path, "a page that lists feeds")));
            if paths.iter().all(|(path, _)| path != INDEX) {
                paths.push((INDEX.to_owned(), "the list of feeds for searching"));
            }
        }
    }
    paths
}
