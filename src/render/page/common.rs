//! What several pages share: their names, the order of feeds, and the ways between files.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::listed::Listed;
use crate::config::{Config, Kind};
use crate::render::text;

/// The kinds that pages list, in the order in which they do.
pub(super) const LISTED: [Kind; 5] = [
    Kind::Language,
    Kind::Custom,
    Kind::Category,
    Kind::Tag,
    Kind::Author,
];

/// The path of the page with every feed, relative to the folder of feeds.
pub const OVERVIEW: &str = "index.html";

/// The media type of pages.
pub(super) const MEDIA_TYPE: &str = "text/html";

/// A mark by which feedmill knows its own pages, whatever else was lost.
pub const MARK: &str = crate::content::post::OWN_PAGE;

/// How many feeds the overview shows before it leaves some to the pages of their kinds.
pub(super) const FEW: usize = 60;

/// How many feeds of one kind the overview shows at first; the others open at a click, or have pages of their own.
pub(super) const SHOWN: usize = 12;

/// The feeds of a kind as people look for them: in the order of the settings, those with the most posts first, and by name among those with as many.
pub(super) fn by_weight(feeds: &[Listed], kind: Kind) -> Vec<&Listed> {
    let mut some: Vec<&Listed> = feeds.iter().filter(|feed| feed.kind == kind).collect();
    let weight = |feed: &Listed| {
        (
            feed.order.is_none(),
            feed.order,
            std::cmp::Reverse(feed.total),
        )
    };
    some.sort_by_key(|feed| weight(feed));
    // Feeds come by name, so that few of them move here.
    for equals in some.chunk_by_mut(|one, other| weight(one) == weight(other)) {
        equals.sort_by(|one, other| by_name(one.label(), other.label()));
    }
    some
}

/// The order of two names, in which `part 2` comes before `part 10`.
pub(super) fn by_name(one: &str, other: &str) -> Ordering {
    alphanumeric_sort::compare_str(one, other).then_with(|| one.cmp(other))
}

/// Whether the overview leaves feeds of this kind to pages of their own.
pub(super) fn is_cut(feeds: &[Listed], kind: Kind) -> bool {
    is_many(feeds.iter().map(|feed| feed.kind), kind)
}

/// The same for feeds of `kinds`.
pub(super) fn is_many(kinds: impl Iterator<Item = Kind>, kind: Kind) -> bool {
    let (mut all, mut own) = (0, 0);
    for one in kinds.filter(|one| *one != Kind::All) {
        all += 1;
        own += usize::from(one == kind);
    }
    all > FEW && own > SHOWN
}

/// The way from the page at `path` up to the folder of feeds.
pub(super) fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The way from the page at `from` to the file at `to`, both relative to the folder of feeds.
pub(super) fn relative(from: &str, to: &str) -> String {
    format!("{}{}", up(from), crate::uri::encode_path(to))
}

/// A text on one line without characters that no document may hold.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    text::line(text)
}

/// Where the pages with all feeds of a kind lie. Templates of the site's own may lead anywhere, so that with them the
/// folder has a name that no term has.
pub(super) fn folder(config: &Config, kind: Kind) -> String {
    match config.feeds.paths.is_set() {
        true => format!("feeds-by-{}", kind.name()),
        false => kind.name().to_owned(),
    }
}
