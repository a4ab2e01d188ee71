//! RSS 2.0: an item.

use rss::extension::ExtensionMap;
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Category, Enclosure, Guid, Item, Source};

use super::extension::ATOM;
use super::{extension, podcast};
use crate::date::{rfc822, rfc3339};
use crate::feed::Entry;
use crate::render::constants::MEDIA;
use crate::render::{address, text};

/// The item of an entry. `description` holds the summary, and the crate writes `content:encoded` after it, as readers expect.
/// Where there is no summary, the body itself is the description: `content:encoded` alone is not what every reader looks
/// for. It is left out where there is neither: RSS wants a title or a description, and there is always a title.
pub(super) fn item(entry: &Entry) -> Item {
    let summary = text::optional(entry.summary.as_deref()).map(|text| as_html(&text));
    let body = text::body(entry.content_html.as_deref()).map(|html| html.into_owned());
    let (description, content) = match summary {
        Some(summary) => (Some(summary), body),
        None => (body, None),
    };
    let link = address::web(&entry.canonical_url);
    let id = address::id(entry);
    Item {
        title: Some(text::title(&entry.title).into_owned()),
        guid: Some(Guid {
            permalink: link.as_ref() == Some(&id),
            value: id,
        }),
        link,
        pub_date: Some(rfc822(&entry.published)),
        categories: entry
            .categories
            .iter()
            .filter_map(|category| {
                Some(Category {
                    name: text::optional(Some(category.shown()))?.into_owned(),
                    domain: category.scheme.as_deref().and_then(address::absolute),
                })
            })
            .collect(),
        description,
        content,
        enclosure: enclosure(entry),
        source: source(entry),
        itunes_ext: podcast::item(entry),
        extensions: extensions(entry),
        dublin_core_ext: dublin_core(entry),
        ..Item::default()
    }
}

/// RSS allows one enclosure, so that it is the first attachment that has an address. A length that is not known is 0, as
/// the RSS Advisory Board's profile says.
fn enclosure(entry: &Entry) -> Option<Enclosure> {
    entry.attachments.iter().find_map(|attachment| {
        Some(Enclosure {
            url: address::web(&attachment.url)?,
            length: attachment.length.unwrap_or(0).to_string(),
            mime_type: text::media_type(&attachment.media_type).to_owned(),
        })
    })
}

/// The feed that the item came from.
fn source(entry: &Entry) -> Option<Source> {
    let source = entry.source.as_ref()?;
    Some(Source {
        url: address::web(&source.feed)?,
        title: text::optional(Some(&source.title)).map(|title| title.into_owned()),
    })
}

/// Of several creators, some readers show the first and some the last: one that names all leaves nobody out.
fn dublin_core(entry: &Entry) -> Option<DublinCoreExtension> {
    let names: Vec<_> = entry
        .authors
        .iter()
        .filter_map(|author| text::optional(Some(&author.name)))
        .collect();
    let extension = DublinCoreExtension {
        creators: Vec::from_iter((!names.is_empty()).then(|| names.join(", "))),
        languages: Vec::from_iter(text::language(entry.language.as_deref())),
        ..DublinCoreExtension::default()
    };
    (extension != DublinCoreExtension::default()).then_some(extension)
}

fn extensions(entry: &Entry) -> ExtensionMap {
    let share = entry.share_url.as_deref();
    let related = share.and_then(|url| extension::link("related", url, None));
    let mut map = extension::map(ATOM.0, "link", Vec::from_iter(related));
    if entry.updated != entry.published {
        let updated = extension::element(ATOM.0, "updated", &[], &rfc3339(&entry.updated));
        extension::add(&mut map, ATOM.0, "updated", updated);
    }
    if let Some((image, url)) = entry
        .image
        .as_ref()
        .and_then(|image| Some((image, address::web(&image.url)?)))
    {
        let attributes = [("medium", "image"), ("url", &url)];
        let mut content = extension::element(MEDIA.0, "content", &attributes, "");
        if let Some(alt) = text::optional(image.alt.as_deref()) {
            let attributes = [("type", "plain")];
            let description = extension::element(MEDIA.0, "description", &attributes, &alt);
            let children = vec![description];
            content.children.insert("description".to_owned(), children);
        }
        extension::add(&mut map, MEDIA.0, "content", content);
        let thumbnail = extension::element(MEDIA.0, "thumbnail", &[("url", &url)], "");
        extension::add(&mut map, MEDIA.0, "thumbnail", thumbnail);
    }
    podcast::extend_item(entry, &mut map);
    map
}

/// `description` is HTML by the specification, and a summary is plain text.
fn as_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
