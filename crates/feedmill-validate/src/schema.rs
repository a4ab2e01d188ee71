//! What the formats and their modules allow, as tables: which element may stand where, how often, and what it holds.

mod app;
mod atom;
mod dublin_core;
mod element;
mod geo;
mod itunes;
mod media;
mod misc;
mod name;
mod opml;
mod podcast;
mod rss;
mod rss1;
mod space;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

pub(crate) use element::{Attribute, Count, Element};
pub(crate) use name::Name;
pub(crate) use space::Space;

static ALL: [&[Element]; 11] = [
    rss::ELEMENTS,
    atom::ELEMENTS,
    opml::ELEMENTS,
    rss1::ELEMENTS,
    dublin_core::ELEMENTS,
    itunes::ELEMENTS,
    media::ELEMENTS,
    geo::ELEMENTS,
    podcast::ELEMENTS,
    app::ELEMENTS,
    misc::ELEMENTS,
];

static INDEX: LazyLock<FxHashMap<&'static str, Vec<(Space, &'static Element)>>> =
    LazyLock::new(|| {
        let mut index: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for element in ALL.iter().copied().flatten() {
            let name = Name::parse(element.name);
            index
                .entry(name.local)
                .or_default()
                .push((name.space, element));
        }
        index
    });

/// What the schema says of an element of this name inside that parent. Without a parent: the root.
pub(crate) fn find(name: Name<'_>, parent: Option<Name<'_>>) -> Option<&'static Element> {
    let found = found(name, parent);
    if found.is_some() || !parent.is_some_and(|parent| parent.is("podcast:liveItem")) {
        return found;
    }
    // A live item holds whatever an item holds.
    let item = Name {
        space: Space::None,
        local: "item",
    };
    self::found(name, Some(item))
}

fn found(name: Name<'_>, parent: Option<Name<'_>>) -> Option<&'static Element> {
    let elements = INDEX.get(name.local)?.iter();
    let mut elements = elements.filter(|(space, _)| *space == name.space);
    let found = elements.find(|(_, element)| match parent {
        Some(parent) => element.within.iter().any(|within| parent.is(within)),
        None => element.within.is_empty(),
    });
    found.map(|(_, element)| *element)
}

/// The element of RSS that may stand in this parent and whose name differs from another in its capitals alone.
pub(crate) fn near(local: &str, parent: Name<'_>) -> Option<&'static str> {
    let fits = |element: &&Element| {
        element.name.eq_ignore_ascii_case(local)
            && element.name != local
            && element.within.iter().any(|within| parent.is(within))
    };
    rss::ELEMENTS.iter().find(fits).map(|element| element.name)
}

/// Whether the schema lists what may stand in elements of this name.
pub(crate) fn is_parent(name: Name<'_>) -> bool {
    static PARENTS: LazyLock<Vec<Name<'static>>> = LazyLock::new(|| {
        let mut parents: Vec<_> = ALL
            .iter()
            .flat_map(|elements| elements.iter())
            .flat_map(|element| element.within.iter().map(|within| Name::parse(within)))
            .collect();
        parents.sort_unstable();
        parents.dedup();
        parents
    });
    PARENTS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_tables_is_in_a_known_namespace() {
        for element in ALL.iter().copied().flatten() {
            for name in element.within.iter().chain([&element.name]) {
                let parsed = Name::parse(name);
                assert_eq!(parsed.to_string(), *name);
            }
        }
    }

    #[test]
    fn an_element_depends_on_where_it_stands() {
        let channel = find(Name::parse("title"), Some(Name::parse("channel")));
        assert!(channel.is_some());
        assert!(find(Name::parse("title"), Some(Name::parse("cloud"))).is_none());
        assert!(find(Name::parse("rss"), None).is_some());
    }
}
