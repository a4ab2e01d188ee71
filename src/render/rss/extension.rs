//! Elements from other vocabularies in RSS: links and dates of Atom, pictures of Media RSS.

use std::collections::BTreeMap;

use rss::extension::{Extension, ExtensionMap};

use crate::render::address;

/// The prefix and the namespace of Atom.
pub(super) const ATOM: (&str, &str) = ("atom", "http://www.w3.org/2005/Atom");

/// An `atom:link`, where `href` is an address.
pub(super) fn link(rel: &str, href: &str, media_type: Option<&str>) -> Option<Extension> {
    Some(link_to(rel, &address::web(href)?, media_type))
}

/// An `atom:link` to an address that is clean already.
pub(super) fn link_to(rel: &str, href: &str, media_type: Option<&str>) -> Extension {
    let mut attributes = vec![("href", href), ("rel", rel)];
    attributes.extend(media_type.map(|media_type| ("type", media_type)));
    element(ATOM.0, "link", &attributes, "")
}

/// An element with attributes and a text, which is written even where it is empty: without one, the crate would put a line
/// break in its place.
pub(super) fn element(
    prefix: &str,
    name: &str,
    attributes: &[(&str, &str)],
    text: &str,
) -> Extension {
    Extension {
        name: format!("{prefix}:{name}"),
        value: Some(text.to_owned()),
        attrs: attributes
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect(),
        children: BTreeMap::new(),
    }
}

/// The extensions of one name, as the crate keeps them; an empty map where there are none, so that no namespace is
/// declared for nothing.
pub(super) fn map(prefix: &str, name: &str, all: Vec<Extension>) -> ExtensionMap {
    let mut map = ExtensionMap::new();
    for one in all {
        add(&mut map, prefix, name, one);
    }
    map
}

/// Adds one extension to those that are there.
pub(super) fn add(map: &mut ExtensionMap, prefix: &str, name: &str, one: Extension) {
    map.entry(prefix.to_owned())
        .or_default()
        .entry(name.to_owned())
        .or_default()
        .push(one);
}
