//! Elements that feeds and entries of Atom have in common.

use atom_syndication as atom;
use chrono::SubsecRound;

use crate::config::Person;
use crate::date::Timestamp;
use crate::render::{address, text};

/// A `link`, where `href` is an address.
pub(super) fn link(rel: &str, href: &str, media_type: Option<&str>) -> Option<atom::Link> {
    Some(atom::Link {
        rel: rel.to_owned(),
        href: address::web(href)?,
        mime_type: media_type.map(str::to_owned),
        ..atom::Link::default()
    })
}

/// Somebody, where there is a name: RFC 4287, section 3.2.1, wants one.
pub(super) fn person(person: &Person) -> Option<atom::Person> {
    Some(atom::Person {
        name: text::optional(Some(&person.name))?.into_owned(),
        email: address::email(person.email.as_deref()),
        uri: person.url.as_deref().and_then(address::web),
        ..atom::Person::default()
    })
}

/// The instant without the fraction of a second that other formats do not show, so that all give the same one.
pub(super) fn to_the_second(instant: Timestamp) -> Timestamp {
    instant.trunc_subsecs(0)
}
