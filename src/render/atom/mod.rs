//! Atom 1.0 (RFC 4287), on the `atom_syndication` crate: the feed.

mod body;
mod entry;

use atom_syndication as atom;
use chrono::SubsecRound;

use super::{GENERATOR, MEDIA, address, text};
use crate::config::{Format, Person};
use crate::date::Timestamp;
use crate::feed::Feed;

/// Writes a feed as Atom 1.0.
pub(super) fn render(feed: &Feed) -> Result<Vec<u8>, atom::Error> {
    let title = text::title(&feed.title);
    // RFC 4287, section 4.1.1: a feed has an author, unless each of its entries has one.
    let author = feed.author.as_ref().and_then(person);
    let author = author.unwrap_or_else(|| atom::Person {
        name: title.clone().into_owned(),
        ..atom::Person::default()
    });
    let (entries, bodies): (Vec<atom::Entry>, Vec<_>) =
        feed.entries.iter().map(|one| entry::entry(one)).unzip();
    let uses_media = entries
        .iter()
        .any(|entry| entry.extensions.contains_key(MEDIA.0));
    let namespaces = uses_media.then(|| (MEDIA.0.to_owned(), MEDIA.1.to_owned()));
    let document = atom::Feed {
        title: atom::Text::plain(title),
        id: address::iri(&feed.id),
        updated: to_the_second(feed.updated),
        authors: vec![author],
        generator: Some(atom::Generator {
            value: GENERATOR.to_owned(),
            ..atom::Generator::default()
        }),
        icon: feed.icon.as_deref().and_then(address::web),
        logo: feed
            .image
            .as_ref()
            .and_then(|image| address::web(&image.url)),
        links: links(feed),
        rights: text::optional(feed.copyright.as_deref()).map(atom::Text::plain),
        subtitle: text::optional(feed.description.as_deref()).map(atom::Text::plain),
        entries,
        namespaces: namespaces.into_iter().collect(),
        lang: text::language(feed.language.as_deref()),
        ..atom::Feed::default()
    };
    let config = atom::WriteConfig {
        write_document_declaration: false,
        indent_size: Some(0),
    };
    // The crate's own declaration names no encoding.
    let mut frame = Vec::with_capacity(USUAL_FRAME * (feed.entries.len() + 1));
    frame.extend_from_slice(b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let mut frame = document.write_with_config(frame, config)?;
    frame.push(b'\n');
    Ok(body::put_in(&frame, &bodies))
}

/// How many bytes an entry takes without its body, most often.
const USUAL_FRAME: usize = 2048;

fn links(feed: &Feed) -> Vec<atom::Link> {
    let mut links = Vec::from_iter(link("alternate", &feed.home_page_url, Some("text/html")));
    links.extend(feed.alternates.iter().filter_map(|alternate| {
        let rel = match alternate.format {
            Format::Atom => "self",
            Format::Rss | Format::Json => "alternate",
        };
        link(rel, &alternate.url, Some(alternate.format.media_type()))
    }));
    links.extend(feed.hubs.iter().filter_map(|hub| link("hub", hub, None)));
    links
}

/// A `link`, where `href` is an address.
fn link(rel: &str, href: &str, media_type: Option<&str>) -> Option<atom::Link> {
    Some(atom::Link {
        rel: rel.to_owned(),
        href: address::web(href)?,
        mime_type: media_type.map(str::to_owned),
        ..atom::Link::default()
    })
}

/// Somebody, where there is a name: RFC 4287, section 3.2.1, wants one.
fn person(person: &Person) -> Option<atom::Person> {
    Some(atom::Person {
        name: text::optional(Some(&person.name))?.into_owned(),
        email: address::email(person.email.as_deref()),
        uri: person.url.as_deref().and_then(address::web),
        ..atom::Person::default()
    })
}

/// The instant without the fraction of a second that other formats do not show, so that all give the same one.
fn to_the_second(instant: Timestamp) -> Timestamp {
    instant.trunc_subsecs(0)
}
