//! What every format shows of an entry, cleaned once for all of them.

use std::borrow::Cow;

use super::{address, text};
use crate::config::Person;
use crate::feed::{Attachment, Entry};

/// The texts and addresses of an entry as documents may hold them. What has no legal form is `None`, or left out of its list.
pub(super) struct Parts<'e> {
    /// The rest of the entry.
    pub entry: &'e Entry,
    pub id: String,
    /// Never blank.
    pub title: Cow<'e, str>,
    pub url: Option<String>,
    pub share: Option<String>,
    pub language: Option<String>,
    pub summary: Option<Cow<'e, str>>,
    /// HTML.
    pub body: Option<Cow<'e, str>>,
    pub authors: Vec<Author<'e>>,
    pub categories: Vec<Category<'e>>,
    pub image: Option<Image<'e>>,
    pub files: Vec<File<'e>>,
}

/// Somebody with a name.
pub(super) struct Author<'e> {
    pub name: Cow<'e, str>,
    pub email: Option<String>,
    pub url: Option<String>,
}

/// A category with a name.
pub(super) struct Category<'e> {
    pub name: Cow<'e, str>,
    /// What people call it, which may be its name.
    pub label: Cow<'e, str>,
    pub scheme: Option<String>,
}

/// The picture of an entry.
pub(super) struct Image<'e> {
    pub url: String,
    pub alt: Option<Cow<'e, str>>,
}

/// An attachment with an address.
pub(super) struct File<'e> {
    pub url: String,
    pub media_type: &'e str,
    pub title: Option<Cow<'e, str>>,
    /// Its length in bytes and its duration in seconds.
    pub attachment: &'e Attachment,
}

impl<'e> Parts<'e> {
    pub(super) fn of(entry: &'e Entry) -> Parts<'e> {
        let url = address::web(&entry.canonical_url);
        let title = text::title(&entry.title);
        Parts {
            id: address::id(entry, url.as_deref(), &title),
            title,
            url,
            share: entry.share_url.as_deref().and_then(address::web),
            language: text::language(entry.language.as_deref()),
            summary: text::optional(entry.summary.as_deref()),
            body: text::body(entry.content_html.as_deref()),
            authors: entry.authors.iter().filter_map(Author::of).collect(),
            categories: categories(entry),
            image: image(entry),
            files: entry.attachments.iter().filter_map(File::of).collect(),
            entry,
        }
    }
}

impl<'e> Author<'e> {
    pub(super) fn of(person: &'e Person) -> Option<Author<'e>> {
        Some(Author {
            name: text::optional(Some(&person.name))?,
            email: address::email(person.email.as_deref()),
            url: person.url.as_deref().and_then(address::web),
        })
    }
}

impl<'e> File<'e> {
    fn of(attachment: &'e Attachment) -> Option<File<'e>> {
        Some(File {
            url: address::web(&attachment.url)?,
            media_type: text::media_type(&attachment.media_type),
            title: text::optional(attachment.title.as_deref()),
            attachment,
        })
    }
}

/// Most categories of an entry share their scheme, which is cleaned once for neighbours.
fn categories(entry: &Entry) -> Vec<Category<'_>> {
    let mut all: Vec<Category<'_>> = Vec::with_capacity(entry.categories.len());
    let mut before: Option<(&str, Option<String>)> = None;
    for category in &entry.categories {
        let Some(name) = text::optional(Some(&category.name)) else {
            continue;
        };
        let scheme = category.scheme.as_deref().and_then(|scheme| match &before {
            Some((text, cleaned)) if *text == scheme => cleaned.clone(),
            _ => {
                let cleaned = address::absolute(scheme);
                before = Some((scheme, cleaned.clone()));
                cleaned
            }
        });
        let label = text::optional(category.label.as_deref());
        all.push(Category {
            label: label.unwrap_or_else(|| name.clone()),
            name,
            scheme,
        });
    }
    all
}

fn image(entry: &Entry) -> Option<Image<'_>> {
    let image = entry.image.as_ref()?;
    Some(Image {
        url: address::web(&image.url)?,
        alt: text::optional(image.alt.as_deref()),
    })
}
