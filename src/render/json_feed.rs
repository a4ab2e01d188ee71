//! JSON Feed 1.1.

use serde::Serialize;

use super::{Error, text};
use crate::config::{Format, Person};
use crate::date::rfc3339;
use crate::feed::{Entry, Feed};

#[derive(Serialize)]
struct Top {
    version: &'static str,
    title: String,
    home_page_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    favicon: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author>,
    /// What version 1.0 had in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Author>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub>,
}

#[derive(Clone, Serialize)]
struct Author {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Hub {
    r#type: &'static str,
    url: String,
}

#[derive(Serialize)]
struct Item {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<String>,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Author>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
}

/// Writes a feed as JSON Feed 1.1, one item a line, which is kind to `git diff`.
pub(super) fn render(feed: &Feed) -> Result<Vec<u8>, Error> {
    let authors: Vec<Author> = feed.author.iter().filter_map(author).collect();
    let top = Top {
        version: "https://jsonfeed.org/version/1.1",
        title: one_line(&feed.title, "Feed"),
        home_page_url: text::url(&feed.home_page_url),
        feed_url: feed.url(Format::Json).and_then(text::url),
        description: feed
            .description
            .as_deref()
            .map(text::line)
            .filter(|text| !text.is_empty()),
        icon: feed.image.as_ref().and_then(|image| text::url(&image.url)),
        favicon: feed.icon.as_deref().and_then(text::url),
        author: authors.first().cloned(),
        authors,
        language: text::language(feed.language.as_deref()),
        hubs: feed
            .hubs
            .iter()
            .filter_map(|hub| {
                Some(Hub {
                    r#type: "WebSub",
                    url: text::url(hub)?,
                })
            })
            .collect(),
    };
    let mut bytes = serde_json::to_vec(&top)?;
    bytes.pop();
    bytes.extend_from_slice(b",\n\"items\":[");
    for (index, entry) in feed.entries.iter().enumerate() {
        bytes.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut bytes, &item(entry))?;
    }
    bytes.extend_from_slice(b"\n]}\n");
    Ok(bytes)
}

fn item(entry: &Entry) -> Item {
    let authors: Vec<Author> = entry.authors.iter().filter_map(author).collect();
    let title = one_line(&entry.title, "Untitled");
    let summary = entry
        .summary
        .as_deref()
        .map(text::line)
        .filter(|text| !text.is_empty());
    let content_html = entry
        .content_html
        .as_deref()
        .map(|html| text::clean(html).into_owned());
    Item {
        id: text::id(&entry.id),
        url: text::url(&entry.canonical_url),
        external_url: entry.share_url.as_deref().and_then(text::url),
        // An item must have a content; where a feed shows none, its title stands in.
        content_text: content_html
            .is_none()
            .then(|| summary.clone().unwrap_or_else(|| title.clone())),
        title,
        content_html,
        summary,
        image: entry.image.as_ref().and_then(|image| text::url(&image.url)),
        date_published: rfc3339(&entry.published),
        date_modified: rfc3339(&entry.updated),
        author: authors.first().cloned(),
        authors,
        tags: entry
            .categories
            .iter()
            .map(|category| text::line(&category.name))
            .collect(),
        language: text::language(entry.language.as_deref()),
    }
}

fn author(person: &Person) -> Option<Author> {
    let name = text::line(&person.name);
    (!name.is_empty()).then(|| Author {
        name,
        url: person.url.as_deref().and_then(text::url),
    })
}

fn one_line(title: &str, fallback: &str) -> String {
    let line = text::line(title);
    if line.is_empty() {
        fallback.to_owned()
    } else {
        line
    }
}
