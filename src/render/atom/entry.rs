//! Atom 1.0: an entry.

use std::borrow::Cow;
use std::collections::BTreeMap;

use atom::extension::{Extension, ExtensionMap};
use atom_syndication as atom;

use super::elements::{link, person, to_the_second};
use crate::feed::Entry;
use crate::render::constants::MEDIA;
use crate::render::{address, text};

/// The entry as Atom has it, and the body that belongs into its empty `content`.
pub(super) fn entry(entry: &Entry) -> (atom::Entry, Option<Cow<'_, str>>) {
    // The crate cannot write `xml:lang` on the entry, so it stands on each text in that language.
    let lang = text::language(entry.language.as_deref());
    let in_language = |text: &str| atom::Text {
        lang: lang.clone(),
        ..atom::Text::plain(text)
    };
    let links = links(entry);
    let content = text::body(entry.content_html.as_deref());
    let title = text::title(&entry.title);
    // RFC 4287, section 4.1.1: an entry without content links to a page.
    let stand_in =
        (content.is_none() && !links.iter().any(|link| link.rel == "alternate")).then(|| {
            atom::Content {
                value: Some(title.clone().into_owned()),
                content_type: Some("text".to_owned()),
                lang: lang.clone(),
                ..atom::Content::default()
            }
        });
    let of_html = atom::Content {
        // Without a text, the crate would put a line break in its place.
        value: Some(String::new()),
        content_type: Some("html".to_owned()),
        base: entry.base.as_deref().and_then(address::web),
        lang: lang.clone(),
        ..atom::Content::default()
    };
    let shown = atom::Entry {
        title: in_language(&title),
        id: address::id(entry),
        updated: to_the_second(entry.updated),
        published: Some(to_the_second(entry.published)),
        authors: entry.authors.iter().filter_map(person).collect(),
        categories: categories(entry),
        links,
        summary: text::optional(entry.summary.as_deref()).map(|text| in_language(&text)),
        content: match content {
            Some(_) => Some(of_html),
            None => stand_in,
        },
        source: source(entry),
        extensions: media(entry),
        ..atom::Entry::default()
    };
    (shown, content)
}

fn links(entry: &Entry) -> Vec<atom::Link> {
    let mut links = Vec::from_iter(link("alternate", &entry.canonical_url, Some("text/html")));
    let share = entry.share_url.as_deref();
    links.extend(share.and_then(|url| link("related", url, None)));
    links.extend(entry.attachments.iter().filter_map(|attachment| {
        let media_type = text::media_type(&attachment.media_type);
        Some(atom::Link {
            title: text::optional(attachment.title.as_deref()).map(|title| title.into_owned()),
            length: attachment.length.map(|bytes| bytes.to_string()),
            ..link("enclosure", &attachment.url, Some(media_type))?
        })
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

fn categories(entry: &Entry) -> Vec<atom::Category> {
    let named = entry.categories.iter().filter_map(|category| {
        let name = text::optional(Some(&category.name))?.into_owned();
        Some(atom::Category {
            term: name,
            scheme: category.scheme.as_deref().and_then(address::absolute),
            label: text::optional(Some(category.shown())).map(Cow::into_owned),
        })
    });
    named.collect()
}

/// The picture, in the words of Media RSS.
fn media(entry: &Entry) -> ExtensionMap {
    let image = entry.image.as_ref();
    let Some(url) = image.and_then(|image| address::web(&image.url)) else {
        return ExtensionMap::new();
    };
    // The crate writes the attributes of an extension as they are, and an address holds no other character that XML
    // would mind: RFC 3986 forbids `<` and `"`.
    let url = url.replace('&', "&amp;");
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
    let alt = image.and_then(|image| text::optional(image.alt.as_deref()));
    if let (Some(alt), Some(content)) = (alt, content.1.first_mut()) {
        let (name, mut description) = element("description", &[("type", "plain")]);
        description[0].value = Some(alt.into_owned());
        content.children.insert(name, description);
    }
    let elements = BTreeMap::from([content, element("thumbnail", &[("url", &url)])]);
    ExtensionMap::from([(MEDIA.0.to_owned(), elements)])
}
