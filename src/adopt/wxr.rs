//! WordPress's export files (WXR): RSS with all posts, pages and pictures of a site.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime};
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::Event;
use quick_xml::{NsReader, name::ResolveResult};

use super::document::{Document, Skipped};
use super::evidence::Text;
use super::old::Old;
use crate::content::body::plain_text;

/// So many entries are read of one file.
const ENTRIES: usize = 1_000_000;
/// The longest text of one element that is kept, in bytes.
const TEXT: usize = 4 << 20;
/// How the namespace of the export begins; a version follows.
const EXPORT: &[u8] = b"http://wordpress.org/export/";
const CONTENT: &[u8] = b"http://purl.org/rss/1.0/modules/content/";

/// Whether these bytes begin as an export does.
pub fn is_export(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64 << 10)];
    memchr::memmem::find(head, EXPORT).is_some()
}

/// Reads an export: its published posts. Of pages, pictures, drafts and so on it only says how many there are.
///
/// # Errors
///
/// If it is not well-formed, in words.
pub fn read(bytes: &[u8]) -> Result<Document, String> {
    let mut reader = NsReader::from_reader(bytes);
    let mut document = Document {
        is_wordpress: true,
        ..Document::default()
    };
    let mut item: Option<BTreeMap<&'static str, String>> = None;
    let mut field: Option<&'static str> = None;
    let mut depth = 0_usize;
    loop {
        let position = usize::try_from(reader.buffer_position()).unwrap_or(bytes.len());
        let (space, event) = reader.read_resolved_event().map_err(|error| {
            let before = &bytes[..position.min(bytes.len())];
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            format!("it is not well-formed XML: line {line}: {error}")
        })?;
        match event {
            Event::Start(element) => {
                depth += 1;
                let name = element.local_name();
                field = match (item.is_some(), depth) {
                    (true, 4) => field_of(&space, name.as_ref()),
                    (false, 3) if name.as_ref() == b"item" => {
                        item = Some(BTreeMap::new());
                        None
                    }
                    (false, 3) if name.as_ref() == b"link" => Some("home"),
                    _ => None,
                };
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                field = None;
                if depth == 2
                    && let Some(item) = item.take()
                {
                    take(item, &mut document);
                    if document.entries.len() >= ENTRIES {
                        document.is_cut = true;
                        return Ok(document);
                    }
                }
            }
            Event::Text(text) => {
                let text = text.decode().unwrap_or_default();
                push(&mut item, &mut document, field, &text);
            }
            Event::CData(text) => {
                let text = text.decode().unwrap_or_default();
                push(&mut item, &mut document, field, &text);
            }
            Event::GeneralRef(name) => {
                let name = name.decode().unwrap_or_default();
                let text = match resolve_predefined_entity(&name) {
                    Some(text) => text.to_owned(),
                    None => unescape(&format!("&{name};"))
                        .unwrap_or_default()
                        .into_owned(),
                };
                push(&mut item, &mut document, field, &text);
            }
            Event::Eof if depth > 0 => {
                return Err("it ends in the middle: the export is not complete".to_owned());
            }
            Event::Eof => return Ok(document),
            _ => {}
        }
    }
}

fn field_of(space: &ResolveResult, name: &[u8]) -> Option<&'static str> {
    let is = |start: &[u8]| matches!(space, ResolveResult::Bound(space) if space.as_ref().starts_with(start));
    let plain = matches!(space, ResolveResult::Unbound);
    match name {
        b"title" if plain => Some("title"),
        b"link" if plain => Some("link"),
        b"guid" if plain => Some("guid"),
        b"pubDate" if plain => Some("date"),
        b"encoded" if is(CONTENT) => Some("body"),
        b"post_type" if is(EXPORT) => Some("type"),
        b"status" if is(EXPORT) => Some("status"),
        b"post_date_gmt" if is(EXPORT) => Some("gmt"),
        _ => None,
    }
}

fn push(
    item: &mut Option<BTreeMap<&'static str, String>>,
    document: &mut Document,
    field: Option<&'static str>,
    text: &str,
) {
    let Some(field) = field else { return };
    let known = match item {
        Some(item) => item.entry(field).or_default(),
        None => document.home.get_or_insert_default(),
    };
    if known.len() + text.len() <= TEXT {
        known.push_str(text);
    }
}

/// What an item is, and whether subscribers know it.
fn take(item: BTreeMap<&'static str, String>, document: &mut Document) {
    let get = |field: &str| item.get(field).map_or("", |text| text.trim());
    let what = get("type");
    let status = get("status");
    if !matches!(what, "" | "post") {
        document.skip(Skipped::NotPost);
        return;
    }
    if !matches!(status, "" | "publish") {
        document.skip(Skipped::NotPublished);
        return;
    }
    // Of posts that were never published, the instant is all zeros.
    let gmt = NaiveDateTime::parse_from_str(get("gmt"), "%Y-%m-%d %H:%M:%S");
    let gmt = gmt.ok().map(|gmt| gmt.and_utc().timestamp());
    let date = DateTime::parse_from_rfc2822(get("date")).ok();
    let id = match get("guid") {
        "" => get("link"),
        guid => guid,
    };
    if id.is_empty() {
        document.skip(Skipped::NoId);
        return;
    }
    document.entries.push(Old {
        id: id.to_owned(),
        link: get("link").to_owned(),
        title: plain_text(get("title")).trim().to_owned(),
        published: gmt.or(date.map(|date| date.timestamp())),
        text: Text::of(&plain_text(get("body"))),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(title: &str, kind: &str, status: &str, id: u32) -> String {
        format!(
            "<item><title>{title}</title><link>https://old.example/2020/01/{id}/</link><guid isPermaLink=\"false\">https://old.example/?p={id}</guid>\
<content:encoded><![CDATA[<p>The harbour &amp; the tide.</p>]]></content:encoded><wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>\
<wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>\
<wp:comment><wp:comment_author>A</wp:comment_author><wp:status>x</wp:status></wp:comment></item>"
        )
    }

    fn export(items: &[String]) -> String {
        format!(
            "<?xml version=\"1.0\"?>\n<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\
<channel><title>T</title><link>https://old.example</link>{}</channel></rss>",
            items.concat()
        )
    }

    #[test]
    fn published_posts_are_read_with_the_ids_that_readers_know() {
        let text = export(&[
            item("Ebb &amp; flow", "post", "publish", 7),
            item("About", "page", "publish", 8),
            item("Soon", "post", "draft", 9),
        ]);
        assert!(is_export(text.as_bytes()));
        let document = read(text.as_bytes()).unwrap();
        assert_eq!(document.entries.len(), 1);
        let entry = &document.entries[0];
        assert_eq!(entry.id, "https://old.example/?p=7");
        assert_eq!(entry.title, "Ebb & flow");
        assert_eq!(entry.published, Some(1_577_934_245));
        assert_eq!(entry.text.words, 4);
        assert_eq!(document.home.as_deref(), Some("https://old.example"));
        assert_eq!(document.skipped.values().sum::<usize>(), 2);
    }

    #[test]
    fn what_is_cut_off_is_said() {
        let text = export(&[item("A", "post", "publish", 1)]);
        for end in (text.find("<item>").unwrap()..text.len() - 1).step_by(7) {
            assert!(read(&text.as_bytes()[..end]).is_err(), "{end}");
        }
        assert!(read(text.replace("</title>", "</titel>").as_bytes()).is_err());
    }
}
