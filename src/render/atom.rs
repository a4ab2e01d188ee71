//! Atom 1.0 (RFC 4287), on the `atom_syndication` crate.

use std::collections::BTreeMap;

use atom::extension::{ExtensionBuilder, ExtensionMap};
use atom_syndication as atom;

use chrono::SubsecRound;

use super::{Error, text};
use crate::config::{Format, Person};
use crate::feed::{Entry, Feed};

/// Writes a feed as Atom 1.0.
pub(super) fn render(feed: &Feed) -> Result<Vec<u8>, Error> {
    let mut links = vec![link("alternate", &feed.home_page_url, Some("text/html"))];
    for alternate in &feed.alternates {
        let rel = if alternate.format == Format::Atom {
            "self"
        } else {
            "alternate"
        };
        links.push(link(
            rel,
            &alternate.url,
            Some(alternate.format.media_type()),
        ));
    }
    links.extend(feed.hubs.iter().map(|hub| link("hub", hub, None)));
    let mut namespaces = BTreeMap::new();
    if feed.entries.iter().any(|entry| entry.image.is_some()) {
        namespaces.insert(
            "media".to_owned(),
            "http://search.yahoo.com/mrss/".to_owned(),
        );
    }
    let title = text::line(&feed.title);
    let author = feed
        .author
        .as_ref()
        .and_then(person)
        .unwrap_or_else(|| atom::Person {
            // RFC 4287, section 4.1.1: a feed or each of its entries has an author.
            name: if title.is_empty() {
                "Feed".to_owned()
            } else {
                title.clone()
            },
            ..atom::Person::default()
        });
    let document = atom::Feed {
        title: plain(&title, "Feed"),
        id: text::id(&feed.id),
        updated: feed.updated.trunc_subsecs(0),
        authors: vec![author],
        generator: Some(atom::Generator {
            value: "feedmill".to_owned(),
            ..atom::Generator::default()
        }),
        icon: feed.icon.as_deref().and_then(text::url),
        logo: feed.image.as_ref().and_then(|image| text::url(&image.url)),
        links,
        rights: feed
            .copyright
            .as_deref()
            .map(|rights| plain(&text::line(rights), ""))
            .filter(|rights| !rights.value.is_empty()),
        subtitle: feed
            .description
            .as_deref()
            .map(|about| plain(&text::line(about), ""))
            .filter(|about| !about.value.is_empty()),
        entries: feed.entries.iter().map(|one| entry(one)).collect(),
        namespaces,
        lang: text::language(feed.language.as_deref()),
        ..atom::Feed::default()
    };
    let config = atom::WriteConfig {
        write_document_declaration: false,
        indent_size: Some(0),
    };
    let mut bytes = b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_vec();
    bytes.extend(document.write_with_config(Vec::new(), config)?);
    bytes.push(b'\n');
    Ok(bytes)
}

fn entry(entry: &Entry) -> atom::Entry {
    let mut links = vec![link("alternate", &entry.canonical_url, Some("text/html"))];
    if let Some(share) = entry.share_url.as_deref().and_then(text::url) {
        links.push(link("related", &share, None));
    }
    let lang = text::language(entry.language.as_deref());
    let mut extensions = ExtensionMap::default();
    if let Some(url) = entry.image.as_ref().and_then(|image| text::url(&image.url)) {
        // The crate writes the attributes of an extension as they are, so they are escaped here.
        let url = url
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&quot;");
        let media = |name: &str, extra: Option<(&str, &str)>| {
            let mut attrs = BTreeMap::from([("url".to_owned(), url.clone())]);
            attrs.extend(extra.map(|(key, value)| (key.to_owned(), value.to_owned())));
            vec![
                ExtensionBuilder::default()
                    .name(format!("media:{name}"))
                    .attrs(attrs)
                    .build(),
            ]
        };
        extensions.insert(
            "media".to_owned(),
            BTreeMap::from([
                (
                    "content".to_owned(),
                    media("content", Some(("medium", "image"))),
                ),
                ("thumbnail".to_owned(), media("thumbnail", None)),
            ]),
        );
    }
    atom::Entry {
        title: atom::Text {
            lang: lang.clone(),
            ..plain(&text::line(&entry.title), "Untitled")
        },
        id: text::id(&entry.id),
        updated: entry.updated.trunc_subsecs(0),
        published: Some(entry.published.trunc_subsecs(0)),
        authors: entry.authors.iter().filter_map(person).collect(),
        categories: entry
            .categories
            .iter()
            .map(|category| {
                let name = text::line(&category.name);
                atom::Category {
                    term: name.clone(),
                    scheme: category.scheme.as_deref().and_then(text::url),
                    label: Some(name),
                }
            })
            .collect(),
        links,
        summary: entry
            .summary
            .as_deref()
            .map(|summary| atom::Text {
                lang: lang.clone(),
                ..plain(&text::line(summary), "")
            })
            .filter(|summary| !summary.value.is_empty()),
        content: entry.content_html.as_deref().map(|html| atom::Content {
            value: Some(text::clean(html).into_owned()),
            content_type: Some("html".to_owned()),
            lang,
            ..atom::Content::default()
        }),
        extensions,
        ..atom::Entry::default()
    }
}

fn plain(text: &str, fallback: &str) -> atom::Text {
    atom::Text::plain(if text.is_empty() { fallback } else { text })
}

fn person(person: &Person) -> Option<atom::Person> {
    let name = text::line(&person.name);
    (!name.is_empty()).then(|| atom::Person {
        name,
        email: text::email(person.email.as_deref()),
        uri: person.url.as_deref().and_then(text::url),
        ..atom::Person::default()
    })
}

fn link(rel: &str, href: &str, media_type: Option<&str>) -> atom::Link {
    atom::Link {
        rel: rel.to_owned(),
        href: text::url(href).unwrap_or_default(),
        mime_type: media_type.map(str::to_owned),
        ..atom::Link::default()
    }
}
