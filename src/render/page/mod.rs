//! Pages for people: every feed of the site on one, and one for each feed, so that a person who finds a feed learns what
//! it is and how to subscribe. They ask nothing of any other server, and say everything without JavaScript; with it there
//! are a filter and buttons that copy. A podcast's pages also have its cover and players, which load nothing until somebody
//! presses play. Browsers that open an RSS or Atom document get a viewer, or at least a style sheet.
//!
//! Pages are for people, not for readers: they may change with a release of feedmill, which documents do not.

mod directory;
mod feed;
mod index;
mod layout;
mod listed;
mod overview;
mod podcast;
mod stylesheet;
mod subscribe;
mod viewer;
mod words;

pub use directory::{DIRECTORY_LENGTH, directories};
pub use feed::feed;
pub use index::{INDEX, index};
pub use listed::{Glance, Listed, Newest, Sound};
pub use overview::overview;
pub use stylesheet::{STYLESHEET, styled, stylesheet};
pub use viewer::{PLAIN, SCRIPT, VIEWER, has_viewer, script, viewer};

use std::borrow::Cow;
use std::cmp::Ordering;

use super::text;
use crate::config::{Config, Kind};

/// The path of the page with every feed, relative to the folder of feeds.
pub const OVERVIEW: &str = "index.html";

/// The media type of pages.
const MEDIA_TYPE: &str = "text/html";

/// A mark by which feedmill knows its own pages, whatever else was lost.
pub const MARK: &str = crate::content::post::OWN_PAGE;

/// How many feeds the overview shows before it leaves some to the pages of their kinds.
const FEW: usize = 60;

/// How many feeds of one kind the overview shows at first; the others open at a click, or have pages of their own.
const SHOWN: usize = 12;

/// The feeds of a kind as people look for them: those with the most posts first, and by name among those with as many.
fn by_weight(feeds: &[Listed], kind: Kind) -> Vec<&Listed> {
    let mut some: Vec<&Listed> = feeds.iter().filter(|feed| feed.kind == kind).collect();
    some.sort_by_key(|feed| std::cmp::Reverse(feed.total));
    // Feeds come by name, so that few of them move here.
    for equals in some.chunk_by_mut(|one, other| one.total == other.total) {
        equals.sort_by(|one, other| by_name(&one.name, &other.name));
    }
    some
}

/// The order of two names, in which `part 2` comes before `part 10`.
fn by_name(one: &str, other: &str) -> Ordering {
    alphanumeric_sort::compare_str(one, other).then_with(|| one.cmp(other))
}

/// Whether the overview leaves feeds of this kind to pages of their own.
fn is_cut(feeds: &[Listed], kind: Kind) -> bool {
    is_many(feeds.iter().map(|feed| feed.kind), kind)
}

/// The same for feeds of `kinds`.
fn is_many(kinds: impl Iterator<Item = Kind>, kind: Kind) -> bool {
    let (mut all, mut own) = (0, 0);
    for one in kinds.filter(|one| *one != Kind::All) {
        all += 1;
        own += usize::from(one == kind);
    }
    all > FEW && own > SHOWN
}

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
    if !config.feeds.presentation.pages {
        return paths;
    }
    paths.push((OVERVIEW.to_owned(), "the page of all feeds"));
    for kind in [Kind::Category, Kind::Tag, Kind::Author] {
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

/// The way from the page at `path` up to the folder of feeds.
fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The way from the page at `from` to the file at `to`, both relative to the folder of feeds.
fn relative(from: &str, to: &str) -> String {
    format!("{}{}", up(from), crate::uri::encode_path(to))
}

/// A text on one line without characters that no document may hold.
fn line(text: &str) -> Cow<'_, str> {
    text::line(text)
}

/// Where the pages with all feeds of a kind lie. Templates of the site's own may lead anywhere, so that with them the
/// folder has a name that no term has.
fn folder(config: &Config, kind: Kind) -> String {
    match config.feeds.paths.is_set() {
        true => format!("feeds-by-{}", kind.name()),
        false => kind.name().to_owned(),
    }
}
