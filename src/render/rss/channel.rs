//! RSS 2.0, on the `rss` crate: the channel.

use std::collections::BTreeMap;

use rss::extension::dublincore::DublinCoreExtension;
use rss::extension::{Extension, ExtensionMap};
use rss::{Channel, Image};

use super::extension::ATOM;
use super::{body, cloud, extension, item, podcast};
use crate::config::{Format, Person};
use crate::date::rfc822;
use crate::feed::Feed;
use crate::render::constants::{GENERATOR, HISTORY, MEDIA};
use crate::render::parts::Parts;
use crate::render::{address, text};

/// What `docs` points to: a page for whoever finds the file and wonders what it is.
const DOCS: &str = "https://www.rssboard.org/rss-specification";

/// Writes a feed as RSS 2.0.
pub(in crate::render) fn render(
    feed: &Feed,
    entries: &[Parts<'_>],
) -> Result<Vec<u8>, ::rss::Error> {
    let title = text::title(&feed.title).into_owned();
    let link = link(feed);
    let editor = feed.author.as_ref().and_then(editor);
    let creator = feed
        .author
        .as_ref()
        .filter(|_| editor.is_none())
        .and_then(|author| text::optional(Some(&author.name)));
    let has_entries = !feed.entries.is_empty();
    let newest = feed.entries.iter().map(|entry| entry.published).max();
    let image = feed
        .image
        .as_ref()
        .and_then(|image| address::web(&image.url));
    let bodies: Vec<Option<&str>> = entries.iter().map(body::belongs_in).collect();
    let mut channel = Channel {
        description: text::optional(feed.description.as_deref())
            .map_or_else(|| title.clone(), |about| about.into_owned()),
        // The codes that RSS lists are in lower case.
        language: text::language(feed.language.as_deref()).map(|tag| tag.to_ascii_lowercase()),
        copyright: text::optional(feed.copyright.as_deref()).map(|text| text.into_owned()),
        managing_editor: editor,
        pub_date: newest.map(|date| rfc822(&date)),
        // The date of a feed without entries is a stand-in, which RSS can do without.
        last_build_date: has_entries.then(|| rfc822(&feed.updated)),
        generator: Some(GENERATOR.to_owned()),
        docs: Some(DOCS.to_owned()),
        cloud: feed.cloud.as_deref().and_then(cloud::cloud),
        ttl: feed
            .ttl
            .filter(|minutes| *minutes > 0)
            .map(|minutes| minutes.to_string()),
        image: image.map(|url| Image {
            url,
            title: title.clone(),
            link: link.clone(),
            ..Image::default()
        }),
        itunes_ext: podcast::channel(feed),
        extensions: extensions(feed),
        // Where the address is not known, `managingEditor` is not allowed, and this says who it is.
        dublin_core_ext: creator.map(|name| DublinCoreExtension {
            creators: vec![name.into_owned()],
            ..DublinCoreExtension::default()
        }),
        items: entries
            .iter()
            .zip(&bodies)
            .map(|(parts, body)| item::item(parts, *body))
            .collect(),
        title,
        link,
        ..Channel::default()
    };
    channel.namespaces = namespaces(&channel);
    let frame = Vec::with_capacity(body::usual_frame(entries, &bodies));
    let mut frame = channel.pretty_write_to(frame, b' ', 0)?;
    frame.push(b'\n');
    Ok(body::put_in(frame, &bodies))
}

/// The site's home page. RSS must have one, so that a feed whose site is not known points to itself, or else to nothing.
fn link(feed: &Feed) -> String {
    let own = feed.alternates.iter().map(|alternate| &alternate.url);
    std::iter::once(&feed.home_page_url)
        .chain(own)
        .find_map(|url| address::web(url))
        .unwrap_or_else(|| "about:blank".to_owned())
}

fn extensions(feed: &Feed) -> ExtensionMap {
    let mut map = extension::map(ATOM.0, "link", links(feed));
    podcast::extend_channel(feed, &mut map);
    if feed.history.is_archive {
        let archive = extension::element(HISTORY.0, "archive", &[], "");
        extension::add(&mut map, HISTORY.0, "archive", archive);
    }
    map
}

fn links(feed: &Feed) -> Vec<Extension> {
    let own = feed.alternates.iter().filter_map(|alternate| {
        let rel = match alternate.format {
            Format::Rss => "self",
            Format::Atom | Format::Json => "alternate",
        };
        extension::link(rel, &alternate.url, Some(alternate.format.media_type()))
    });
    let hubs = feed.hubs.iter();
    let media_type = Some(Format::Rss.media_type());
    let history = feed.history.links(Format::Rss);
    let history = history.filter_map(|(rel, url)| extension::link(rel, url, media_type));
    own.chain(history)
        .chain(hubs.filter_map(|hub| extension::link("hub", hub, None)))
        .collect()
}

/// `address (name)`, as RSS writes a person. A parenthesis inside the name would end it.
fn editor(author: &Person) -> Option<String> {
    let email = address::email(author.email.as_deref())?;
    let name = text::line(&author.name).replace(['(', ')', '\\'], "");
    Some(match name.trim() {
        "" => email,
        name => format!("{email} ({name})"),
    })
}

/// The namespaces of the extensions in use. The crate declares those that it knows by itself, and none of ours.
fn namespaces(channel: &Channel) -> BTreeMap<String, String> {
    let uses = |prefix: &str| {
        let mut all = std::iter::once(&channel.extensions)
            .chain(channel.items.iter().map(|item| &item.extensions));
        all.any(|extensions: &ExtensionMap| extensions.contains_key(prefix))
    };
    [ATOM, HISTORY, MEDIA, podcast::PODCAST]
        .into_iter()
        .filter(|(prefix, _)| uses(prefix))
        .map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned()))
        .collect()
}
