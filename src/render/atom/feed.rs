//! Atom 1.0 (RFC 4287), on the `atom_syndication` crate: the feed.

use atom_syndication as atom;

use super::elements::{link, person, to_the_second};
use super::{body, entry, history};
use crate::config::Format;
use crate::feed::Feed;
use crate::render::constants::{GENERATOR, MEDIA};
use crate::render::parts::{Author, Parts};
use crate::render::{address, text};

/// Writes a feed as Atom 1.0.
pub(in crate::render) fn render(
    feed: &Feed,
    entries: &[Parts<'_>],
) -> Result<Vec<u8>, atom::Error> {
    let title = text::title(&feed.title);
    // RFC 4287, section 4.1.1: a feed has an author, unless each of its entries has one.
    let author = feed.author.as_ref().and_then(Author::of);
    let author = author.as_ref().map_or_else(
        || atom::Person {
            name: title.clone().into_owned(),
            ..atom::Person::default()
        },
        person,
    );
    let bodies = entries.iter().map(|parts| parts.body.as_deref());
    let entries: Vec<atom::Entry> = entries.iter().map(entry::entry).collect();
    let uses_media = entries
        .iter()
        .any(|entry| entry.extensions.contains_key(MEDIA.0));
    let extensions = history::extensions(feed);
    let own = |namespace: (&str, &str)| (namespace.0.to_owned(), namespace.1.to_owned());
    let namespaces = uses_media.then(|| own(MEDIA)).into_iter();
    let of_feed = history::NAMESPACES.into_iter();
    let of_feed = of_feed.filter(|(prefix, _)| extensions.contains_key(*prefix));
    let namespaces = namespaces.chain(of_feed.map(own)).collect();
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
        namespaces,
        extensions,
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
    Ok(body::put_in(&frame, bodies))
}

/// The usual size of an entry without its body, in bytes.
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
    let history = feed.history.links(Format::Atom);
    let media_type = Some(Format::Atom.media_type());
    links.extend(history.filter_map(|(rel, url)| link(rel, url, media_type)));
    links.extend(feed.hubs.iter().filter_map(|hub| link("hub", hub, None)));
    links
}
