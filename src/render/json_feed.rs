//! JSON Feed 1.1.

use std::borrow::Cow;

use serde::Serialize;

use super::{address, text};
use crate::config::{Format, Person};
use crate::date::rfc3339;
use crate::feed::{Attachment, Entry, Feed};

const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// All of a feed but its items, which are written one by one after it.
#[derive(Serialize)]
struct Top<'a> {
    version: &'static str,
    title: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    favicon: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(flatten)]
    authors: Authors<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<String>,
    title: Cow<'a, str>,
    #[serde(flatten)]
    content: Content<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    date_published: String,
    date_modified: String,
    #[serde(flatten)]
    authors: Authors<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<File<'a>>,
}

/// An item has one of the two.
#[derive(Serialize)]
enum Content<'a> {
    #[serde(rename = "content_html")]
    Html(Cow<'a, str>),
    #[serde(rename = "content_text")]
    Text(Cow<'a, str>),
}

#[derive(Serialize)]
struct Authors<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    /// The first of them, for readers that know version 1.0 alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Author<'a>>,
}

#[derive(Clone, Serialize)]
struct Author<'a> {
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Hub {
    r#type: &'static str,
    url: String,
}

#[derive(Serialize)]
struct File<'a> {
    url: String,
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_in_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_in_seconds: Option<u64>,
}

/// Writes a feed as JSON Feed 1.1: no space that nobody needs, but one item a line, which is kind to `git diff`.
pub(super) fn render(feed: &Feed) -> serde_json::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(&top(feed))?;
    bytes.pop();
    bytes.extend_from_slice(b",\n\"items\":[");
    for (index, entry) in feed.entries.iter().enumerate() {
        bytes.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, &item(entry))?;
    }
    bytes.extend_from_slice(b"\n]}\n");
    Ok(bytes)
}

fn top(feed: &Feed) -> Top<'_> {
    let hubs = feed.hubs.iter().filter_map(|hub| {
        Some(Hub {
            r#type: "WebSub",
            url: address::web(hub)?,
        })
    });
    Top {
        version: VERSION,
        title: text::title(&feed.title),
        home_page_url: address::web(&feed.home_page_url),
        feed_url: feed.url(Format::Json).and_then(address::web),
        description: text::optional(feed.description.as_deref()),
        icon: feed
            .image
            .as_ref()
            .and_then(|image| address::web(&image.url)),
        favicon: feed.icon.as_deref().and_then(address::web),
        language: text::language(feed.language.as_deref()),
        authors: authors(feed.author.as_slice()),
        hubs: hubs.collect(),
    }
}

fn item(entry: &Entry) -> Item<'_> {
    let title = text::title(&entry.title);
    let summary = text::optional(entry.summary.as_deref());
    let content = match text::body(entry.content_html.as_deref()) {
        Some(html) => Content::Html(html),
        None => Content::Text(summary.clone().unwrap_or_else(|| title.clone())),
    };
    Item {
        id: address::id(entry),
        url: address::web(&entry.canonical_url),
        external_url: entry.share_url.as_deref().and_then(address::web),
        title,
        content,
        summary,
        image: entry
            .image
            .as_ref()
            .and_then(|image| address::web(&image.url)),
        date_published: rfc3339(&entry.published),
        date_modified: rfc3339(&entry.updated),
        authors: authors(&entry.authors),
        tags: tags(entry),
        language: text::language(entry.language.as_deref()),
        attachments: entry.attachments.iter().filter_map(file).collect(),
    }
}

fn authors(people: &[Person]) -> Authors<'_> {
    let authors: Vec<Author<'_>> = people
        .iter()
        .filter_map(|person| {
            Some(Author {
                name: text::optional(Some(&person.name))?,
                url: person.url.as_deref().and_then(address::web),
            })
        })
        .collect();
    Authors {
        author: authors.first().cloned(),
        authors,
    }
}

/// The names of categories and tags, each once: here is no scheme that would tell a tag from a category of the same name.
fn tags(entry: &Entry) -> Vec<Cow<'_, str>> {
    let mut tags: Vec<Cow<'_, str>> = Vec::with_capacity(entry.categories.len());
    for category in &entry.categories {
        if let Some(name) = text::optional(Some(category.shown()))
            && !tags.contains(&name)
        {
            tags.push(name);
        }
    }
    tags
}

fn file(attachment: &Attachment) -> Option<File<'_>> {
    Some(File {
        url: address::web(&attachment.url)?,
        mime_type: text::media_type(&attachment.media_type),
        title: text::optional(attachment.title.as_deref()),
        size_in_bytes: attachment.length,
        duration_in_seconds: attachment.duration,
    })
}
