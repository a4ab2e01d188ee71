//! Atom: what a feed says of older documents (RFC 5005) and of entries that were withdrawn (RFC 6721).

use std::collections::BTreeMap;

use atom_syndication::extension::{Extension, ExtensionMap};

use crate::date::rfc3339;
use crate::feed::Feed;
use crate::render::address;
use crate::render::constants::HISTORY;

const TOMBSTONES: (&str, &str) = ("at", "http://purl.org/atompub/tombstones/1.0");

/// The namespaces that a feed may need for them.
pub(super) const NAMESPACES: [(&str, &str); 2] = [TOMBSTONES, HISTORY];

/// The elements, by prefix and name.
pub(super) fn extensions(feed: &Feed) -> ExtensionMap {
    let mut map = ExtensionMap::new();
    if feed.history.is_archive {
        add(&mut map, HISTORY.0, "archive", BTreeMap::new());
    }
    for deleted in &feed.deleted {
        // The crate writes attributes as they are.
        let id = address::iri(&deleted.id).replace('&', "&amp;");
        let id = id.replace('<', "&lt;").replace('"', "&quot;");
        let attributes = [
            ("ref".to_owned(), id),
            ("when".to_owned(), rfc3339(&deleted.when)),
        ];
        add(&mut map, TOMBSTONES.0, "deleted-entry", attributes.into());
    }
    map
}

fn add(map: &mut ExtensionMap, prefix: &str, name: &str, attrs: BTreeMap<String, String>) {
    let extension = Extension {
        name: format!("{prefix}:{name}"),
        // Without a text, the crate would put a line break in its place.
        value: Some(String::new()),
        attrs,
        children: BTreeMap::new(),
    };
    let names = map.entry(prefix.to_owned()).or_default();
    names.entry(name.to_owned()).or_default().push(extension);
}
