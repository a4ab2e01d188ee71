//! Elements that feeds and entries of Atom have in common.

use atom_syndication as atom;
use chrono::SubsecRound;

use crate::date::Timestamp;
use crate::render::address;
use crate::render::parts::Author;

/// A `link`, where `href` is an address.
pub(super) fn link(rel: &str, href: &str, media_type: Option<&str>) -> Option<atom::Link> {
    Some(link_to(rel, address::web(href)?, media_type))
}

/// A `link` to an address that is clean already.
pub(super) fn link_to(rel: &str, href: String, media_type: Option<&str>) -> atom::Link {
    atom::Link {
        rel: rel.to_owned(),
        href,
        mime_type: media_type.map(str::to_owned),
        ..atom::Link::default()
    }
}

/// Somebody.
pub(super) fn person(author: &Author<'_>) -> atom::Person {
    atom::Person {
        name: author.name.clone().into_owned(),
        email: author.email.clone(),
        uri: author.url.clone(),
        ..atom::Person::default()
    }
}

/// The instant without the fraction of a second that other formats do not show, so that all give the same one.
pub(super) fn to_the_second(instant: Timestamp) -> Timestamp {
    instant.trunc_subsecs(0)
}
