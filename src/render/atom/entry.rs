//! Atom 1.0: an entry.

use std::collections::BTreeMap;

use atom::extension::{Extension, ExtensionMap};
use atom_syndication as atom;

use super::elements::{link, link_to, person, to_the_second};
use crate::feed::Entry;
use crate::render::constants::MEDIA;
use crate::render::parts::{Category, Image, Parts};
use crate::render::{address, text};

/// The entry as Atom has it, without the body, which belongs into its empty `content`.
pub(super) fn entry(parts: &Parts<'_>) -> atom::Entry {
    let entry = parts.entry;
    // The crate cannot write `xml:lang` on the entry, so it stands on each text in that language.
    let lang = parts.language.clone();
    let in_language = |text: &str| atom::Text {
        lang: lang.clone(),
        ..atom::Text::plain(text)
    };
    let links = links(parts);
    // RFC 4287, section 4.1.1: an entry without content links to a page.
    let stand_in = (parts.body.is_none() && !links.iter().any(|link| link.rel == "alternate"))
        .then(|| atom::Content {
            value: Some(parts.title.clone().into_owned()),
            content_type: Some("text".to_owned()),
            lang: lang.clone(),
            ..atom::Content::default()
        });
    let of_html = || atom::Content {
        // Without a text, the crate would put a line break in its place.
        value: Some(String::new()),
        content_type: Some("html".to_owned()),
        base: entry.base.as_deref().and_then(address::web),
        lang: lang.clone(),
        ..atom::Content::default()
    };
    atom::Entry {
        title: in_language(&parts.title),
        id: parts.id.clone(),
        updated: to_the_second(entry.updated),
        published: Some(to_the_second(entry.published)),
        authors: parts.authors.iter().map(person).collect(),
        categories: parts.categories.iter().map(category).collect(),
        links,
        summary: parts.summary.as_deref().map(in_language),
        content: match parts.body {
            Some(_) => Some(of_html()),
            None => stand_in,
        },
        source: source(entry),
        extensions: media(parts.image.as_ref()),
        ..atom::Entry::default()
    }
}

fn links(parts: &Parts<'_>) -> Vec<atom::Link> {
    let page = parts.url.clone();
    let mut links = Vec::from_iter(page.map(|url| link_to("alternate", url, Some("text/html"))));
    links.extend(parts.share.clone().map(|url| link_to("related", url, None)));
    links.extend(parts.files.iter().map(|file| atom::Link {
        title: file.title.as_deref().map(str::to_owned),
        length: file.attachment.length.map(|bytes| bytes.to_string()),
        ..link_to("enclosure", file.url.clone(), Some(file.media_type))
    }));
    links
}

/// The feed that the entry came from (RFC 4287, section 4.2.11). The last time that it changed is not kept, since a new
/// entry there would change every older one here: it is at least that of the entry.
fn source(entry: &Entry) -> Option<atom::Source> {
    let source = entry.source.as_ref()?;
    let feed = address::web(&source.feed)?;
    let id = source.id.as_deref().map(address::iri);
    let mut links = Vec::from_iter(link("self", &feed, None));
    let page = source.url.as_deref();
    links.extend(page.and_then(|url| link("alternate", url, Some("text/html"))));
    Some(atom::Source {
        title: atom::Text::plain(text::title(&source.title)),
        id: id.unwrap_or(feed),
        updated: to_the_second(entry.updated),
        links,
        ..atom::Source::default()
    })
}

fn category(category: &Category<'_>) -> atom::Category {
    atom::Category {
        term: category.name.clone().into_owned(),
        scheme: category.scheme.clone(),
        label: Some(category.label.clone().into_owned()),
    }
}

/// The picture, in the words of Media RSS.
fn media(image: Option<&Image<'_>>) -> ExtensionMap {
    let Some(image) = image else {
        return ExtensionMap::new();
    };
    // The crate writes the attributes of an extension as they are, and an address holds no other character that XML
    // would mind: RFC 3986 forbids `<` and `"`.
    let url = image.url.replace('&', "&amp;");
    let element = |name: &str, attributes: &[(&str, &str)]| {
        let attrs = attributes.iter().copied();
        let extension = Extension {
            name: format!("{}:{name}", MEDIA.0),
            // Without a text, the crate would put a line break in its place.
            value: Some(String::new()),
            attrs: attrs
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
            children: BTreeMap::new(),
        };
        (name.to_owned(), vec![extension])
    };
    let mut content = element("content", &[("medium", "image"), ("url", &url)]);
    if let (Some(alt), Some(content)) = (image.alt.as_deref(), content.1.first_mut()) {
        let (name, mut description) = element("description", &[("type", "plain")]);
        description[0].value = Some(alt.to_owned());
        content.children.insert(name, description);
    }
    let elements = BTreeMap::from([content, element("thumbnail", &[("url", &url)])]);
    ExtensionMap::from([(MEDIA.0.to_owned(), elements)])
}
