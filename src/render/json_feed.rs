//! JSON Feed 1.1.

use std::borrow::Cow;

use memchr::{memchr, memchr3};
use serde::Serialize;

use super::parts::{self, Parts};
use super::{address, text};
use crate::config::Format;
use crate::date::rfc3339;
use crate::feed::Feed;

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
    next_url: Option<String>,
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

/// What comes before the content of an item.
#[derive(Serialize)]
struct Head<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
}

/// What comes after it.
#[derive(Serialize)]
struct Tail<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    date_modified: String,
    #[serde(flatten)]
    authors: Authors<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<File<'a>>,
}

#[derive(Serialize)]
struct Authors<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    /// The first of them, for readers that know version 1.0 alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Author<'a>>,
}

#[derive(Clone, Copy, Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Hub {
    r#type: &'static str,
    url: String,
}

#[derive(Serialize)]
struct File<'a> {
    url: &'a str,
    mime_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_in_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_in_seconds: Option<u64>,
}

/// The usual size of an item without its body, in bytes.
const USUAL_ITEM: usize = 1024;

/// How much longer a body is when it is escaped, most often: by an eighth.
const LONGER: usize = 8;

/// Writes a feed as JSON Feed 1.1: no space that nobody needs, but one item a line, which is kind to `git diff`.
pub(super) fn render(feed: &Feed, entries: &[Parts<'_>]) -> serde_json::Result<Vec<u8>> {
    let bodies = entries.iter().filter_map(|parts| parts.body.as_deref());
    let length: usize = bodies.map(str::len).sum();
    let mut bytes = Vec::with_capacity(USUAL_ITEM * (entries.len() + 1) + length + length / LONGER);
    let author = feed.author.as_ref().and_then(parts::Author::of);
    serde_json::to_writer(&mut bytes, &top(feed, author.as_slice()))?;
    bytes.pop();
    bytes.extend_from_slice(b",\n\"items\":[");
    for (index, parts) in entries.iter().enumerate() {
        bytes.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        item(parts, &mut bytes)?;
    }
    bytes.extend_from_slice(b"\n]}\n");
    Ok(bytes)
}

fn top<'a>(feed: &'a Feed, author: &'a [parts::Author<'a>]) -> Top<'a> {
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
        feed_url: feed
            .history
            .link("current", Format::Json)
            .or(feed.url(Format::Json))
            .and_then(address::web),
        next_url: feed
            .history
            .link("prev-archive", Format::Json)
            .and_then(address::web),
        description: text::optional(feed.description.as_deref()),
        icon: feed
            .image
            .as_ref()
            .and_then(|image| address::web(&image.url)),
        favicon: feed.icon.as_deref().and_then(address::web),
        language: text::language(feed.language.as_deref()),
        authors: authors(author),
        hubs: hubs.collect(),
    }
}

/// Writes an item. It has one content of the two that the format knows, which is written apart: bodies are long, and their
/// characters that need no escape are copied in runs.
fn item(parts: &Parts<'_>, bytes: &mut Vec<u8>) -> serde_json::Result<()> {
    let head = Head {
        id: &parts.id,
        url: parts.url.as_deref(),
        external_url: parts.share.as_deref(),
        title: &parts.title,
    };
    serde_json::to_writer(&mut *bytes, &head)?;
    bytes.pop();
    let (key, content): (&[u8], &str) = match parts.body.as_deref() {
        Some(html) => (b",\"content_html\":\"", html),
        None => (
            b",\"content_text\":\"",
            parts.summary.as_deref().unwrap_or(&parts.title),
        ),
    };
    bytes.extend_from_slice(key);
    escape(content, bytes);
    bytes.extend_from_slice(b"\",");
    let tail = Tail {
        summary: parts.summary.as_deref(),
        image: parts.image.as_ref().map(|image| image.url.as_str()),
        date_published: rfc3339(&parts.entry.published),
        date_modified: rfc3339(&parts.entry.updated),
        authors: authors(&parts.authors),
        tags: tags(parts),
        language: parts.language.as_deref(),
        attachments: parts.files.iter().map(file).collect(),
    };
    let brace = bytes.len();
    serde_json::to_writer(&mut *bytes, &tail)?;
    bytes.remove(brace);
    Ok(())
}

/// Adds the inside of a string (RFC 8259, section 7). A text of a document has no other control characters than tabs and line
/// feeds.
fn escape(text: &str, bytes: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let Some(tab) = memchr(b'\t', rest) {
        escape_line(&rest[..tab], bytes);
        bytes.extend_from_slice(b"\\t");
        rest = &rest[tab + 1..];
    }
    escape_line(rest, bytes);
}

/// The same for a text without tabs.
fn escape_line(mut rest: &[u8], bytes: &mut Vec<u8>) {
    while let Some(at) = memchr3(b'"', b'\\', b'\n', rest) {
        bytes.extend_from_slice(&rest[..at]);
        bytes.extend_from_slice(match rest[at] {
            b'"' => b"\\\"",
            b'\\' => b"\\\\",
            _ => b"\\n",
        });
        rest = &rest[at + 1..];
    }
    bytes.extend_from_slice(rest);
}

fn authors<'a>(people: &'a [parts::Author<'a>]) -> Authors<'a> {
    let authors: Vec<Author<'_>> = people
        .iter()
        .map(|person| Author {
            name: &person.name,
            url: person.url.as_deref(),
        })
        .collect();
    Authors {
        author: authors.first().copied(),
        authors,
    }
}

/// The names of categories and tags, each once: here is no scheme that would tell a tag from a category of the same name.
fn tags<'a>(parts: &'a Parts<'_>) -> Vec<&'a str> {
    let mut tags: Vec<&str> = Vec::with_capacity(parts.categories.len());
    for category in &parts.categories {
        if !tags.contains(&&*category.label) {
            tags.push(&category.label);
        }
    }
    tags
}

fn file<'a>(file: &'a parts::File<'a>) -> File<'a> {
    File {
        url: &file.url,
        mime_type: file.media_type,
        title: file.title.as_deref(),
        size_in_bytes: file.attachment.length,
        duration_in_seconds: file.attachment.duration,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::render::text;

    proptest! {
        #[test]
        fn a_content_is_escaped_as_any_string(raw in "\\PC*[\"\\\\\t\n\r]?\\PC*[\"\\\\\t\n]?\\PC*") {
            let raw = text::clean(&raw);
            let mut bytes = vec![b'"'];
            escape(&raw, &mut bytes);
            bytes.push(b'"');
            prop_assert_eq!(bytes, serde_json::to_vec(&raw).unwrap());
        }
    }
}
