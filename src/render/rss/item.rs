//! RSS 2.0: an item.

use rss::extension::ExtensionMap;
use rss::extension::dublincore::DublinCoreExtension;
use rss::{Category, Enclosure, Guid, Item, Source};

use super::extension::ATOM;
use super::{extension, podcast};
use crate::date::{rfc822, rfc3339};
use crate::feed::Entry;
use crate::render::constants::MEDIA;
use crate::render::parts::{File, Parts};
use crate::render::{address, text};

/// The item of an entry. `description` holds the summary, and the crate writes `content:encoded` after it, as readers expect.
/// Where there is no summary, the body itself is the description: `content:encoded` alone is not what every reader looks
/// for. It is left out where there is neither: RSS wants a title or a description, and there is always a title.
///
/// `content:encoded` is left empty for `apart`, the body that is put in later.
pub(super) fn item(parts: &Parts<'_>, apart: Option<&str>) -> Item {
    let entry = parts.entry;
    let body = || parts.body.as_deref().map(str::to_owned);
    let (description, content) = match parts.summary.as_deref() {
        Some(summary) if apart.is_some() => (Some(as_html(summary)), Some(String::new())),
        Some(summary) => (Some(as_html(summary)), body()),
        None => (body(), None),
    };
    Item {
        title: Some(parts.title.clone().into_owned()),
        guid: Some(Guid {
            permalink: parts.url.as_ref() == Some(&parts.id),
            value: parts.id.clone(),
        }),
        link: parts.url.clone(),
        pub_date: Some(rfc822(&entry.published)),
        categories: parts
            .categories
            .iter()
            .map(|category| Category {
                name: category.label.clone().into_owned(),
                domain: category.scheme.clone(),
            })
            .collect(),
        description,
        content,
        enclosure: parts.files.first().map(enclosure),
        source: source(entry),
        itunes_ext: podcast::item(entry),
        extensions: extensions(parts),
        dublin_core_ext: dublin_core(parts),
        ..Item::default()
    }
}

/// RSS allows one enclosure, so that it is the first attachment that has an address. A length that is not known is 0, as
/// the RSS Advisory Board's profile says.
fn enclosure(file: &File<'_>) -> Enclosure {
    Enclosure {
        url: file.url.clone(),
        length: file.attachment.length.unwrap_or(0).to_string(),
        mime_type: file.media_type.to_owned(),
    }
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
fn dublin_core(parts: &Parts<'_>) -> Option<DublinCoreExtension> {
    let names: Vec<&str> = parts.authors.iter().map(|author| &*author.name).collect();
    let extension = DublinCoreExtension {
        creators: Vec::from_iter((!names.is_empty()).then(|| names.join(", "))),
        languages: Vec::from_iter(parts.language.clone()),
        ..DublinCoreExtension::default()
    };
    (extension != DublinCoreExtension::default()).then_some(extension)
}

fn extensions(parts: &Parts<'_>) -> ExtensionMap {
    let entry = parts.entry;
    let share = parts.share.as_deref();
    let related = share.map(|url| extension::link_to("related", url, None));
    let mut map = extension::map(ATOM.0, "link", Vec::from_iter(related));
    if entry.updated != entry.published {
        let updated = extension::element(ATOM.0, "updated", &[], &rfc3339(&entry.updated));
        extension::add(&mut map, ATOM.0, "updated", updated);
    }
    if let Some(image) = &parts.image {
        let attributes = [("medium", "image"), ("url", &image.url)];
        let mut content = extension::element(MEDIA.0, "content", &attributes, "");
        if let Some(alt) = &image.alt {
            let attributes = [("type", "plain")];
            let description = extension::element(MEDIA.0, "description", &attributes, alt);
            let children = vec![description];
            content.children.insert("description".to_owned(), children);
        }
        extension::add(&mut map, MEDIA.0, "content", content);
        let thumbnail = extension::element(MEDIA.0, "thumbnail", &[("url", &image.url)], "");
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
