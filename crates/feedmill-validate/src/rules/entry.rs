//! What several rules ask of entries and channels.

use crate::schema::Space;
use crate::source::xml::Element;

/// Above this many entries with one id, the id cannot be a slip.
const MANY: usize = 3;

/// The id and the time of each entry, and where it begins.
pub(super) fn ids(feed: Element<'_, '_>) -> Vec<(String, String, usize)> {
    let value = |entry: Element<'_, '_>, name: &str| {
        entry
            .child(name)
            .map(|child| child.value().trim().to_owned())
            .unwrap_or_default()
    };
    let entries = feed.children().filter(|child| child.is("atom:entry"));
    entries
        .map(|entry| {
            (
                value(entry, "atom:id"),
                value(entry, "atom:updated"),
                entry.at(),
            )
        })
        .filter(|(id, ..)| !id.is_empty())
        .collect()
}

/// Whether many entries share one id.
pub(super) fn is_one_id(ids: &[(String, String, usize)]) -> bool {
    ids.len() >= MANY && ids.iter().all(|(id, ..)| *id == ids[0].0)
}

/// Whether a channel uses Apple's elements.
pub(super) fn is_podcast(channel: Element<'_, '_>) -> bool {
    let is_itunes = |element: Element<'_, '_>| element.name().space == Space::Itunes;
    channel.is_closed()
        && channel
            .children()
            .any(|child| is_itunes(child) || (child.is("item") && child.children().any(is_itunes)))
}
