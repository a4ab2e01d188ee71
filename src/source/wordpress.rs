//! Posts in an export file of WordPress (WXR).

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Seek};
use std::path::PathBuf;

use feedmill_text::entity::decode_entities;
use quick_xml::NsReader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::error::SourceError;
use super::post::SourcePost;
use super::posts::{PostSource, Posts};
use super::stream;
use super::wordpress_text::paragraphs;
use crate::value::{Map, Value};

/// An export file of WordPress.
#[derive(Debug)]
pub(super) struct Export {
    pub path: PathBuf,
    pub name: String,
}

/// How the namespace of the export begins; a version follows.
const EXPORT: &[u8] = b"http://wordpress.org/export/";
const CONTENT: &[u8] = b"http://purl.org/rss/1.0/modules/content/";
const CREATOR: &[u8] = b"http://purl.org/dc/elements/1.1/";

impl PostSource for Export {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn each(&self, posts: &mut Posts) -> Result<(), SourceError> {
        let file = crate::read::open(&self.path).map_err(|error| {
            SourceError::new(
                format!("the file cannot be opened: {error}"),
                "check `content.from`; a relative path starts at the site's folder",
            )
        })?;
        let mut file = stream::plain(file)?;
        // Pictures and authors may come after the posts that name them.
        let mut known = Known::default();
        items(&mut file, &mut |item| {
            known.note(&item);
            Ok(())
        })?;
        if !known.is_export {
            return Err(SourceError::new(
                "the file is not an export of WordPress",
                "write it in WordPress, below Tools and Export, with all content",
            ));
        }
        items(&mut file, &mut |item| known.post(item, posts))
    }
}

/// What posts refer to.
#[derive(Default)]
struct Known {
    is_export: bool,
    /// The addresses of files, by their ids.
    files: HashMap<String, String>,
    /// The names of authors, by those with which they log in.
    authors: HashMap<String, String>,
}

/// What one element of the channel says.
#[derive(Default)]
struct Item {
    is_author: bool,
    fields: HashMap<&'static str, String>,
    categories: Vec<Value>,
    tags: Vec<Value>,
    /// The keys and values of the post's meta data.
    meta: Vec<(String, String)>,
}

impl Item {
    fn get(&self, field: &str) -> &str {
        self.fields.get(field).map_or("", |text| text.trim())
    }
}

impl Known {
    fn note(&mut self, item: &Item) {
        self.is_export |= item.fields.contains_key("type") || item.is_author;
        if item.is_author {
            let (login, name) = (item.get("login"), item.get("name"));
            self.authors.insert(login.to_owned(), name.to_owned());
        } else if item.get("type") == "attachment" {
            let (id, file) = (item.get("id"), item.get("file"));
            self.files.insert(id.to_owned(), file.to_owned());
        }
    }

    fn post(&self, item: Item, posts: &mut Posts) -> Result<(), SourceError> {
        if item.is_author {
            return Ok(());
        }
        match item.get("type") {
            "post" => {}
            "page" => return posts.leave_out("page"),
            "attachment" => return Ok(()),
            _ => return posts.leave_out("not a post"),
        }
        let is_draft = match item.get("status") {
            "publish" | "future" => false,
            "draft" | "pending" => true,
            "private" => return posts.leave_out("private"),
            _ => return posts.leave_out("unpublished"),
        };
        if !item.get("password").is_empty() {
            return posts.leave_out("with a password");
        }
        let mut keys = Map::new();
        let mut set = |key: &str, value: &str| {
            if !value.is_empty() {
                keys.insert(key.to_owned(), value.into());
            }
        };
        let id = item.get("id").to_owned();
        set("id", &id);
        set("title", item.get("title"));
        set("url", item.get("link"));
        set("guid", item.get("guid"));
        set("slug", item.get("slug"));
        set("summary", item.get("excerpt"));
        // A post that was never published has only the moment of its last change.
        let dates = ["gmt", "modified"].map(|field| instant(item.get(field)));
        let [published, modified] = dates;
        let date = published.or(modified.clone());
        let date = date.unwrap_or_else(|| item.get("date").to_owned());
        set("date", &date);
        set("updated", &modified.unwrap_or_default());
        let author = item.get("creator");
        let author = self.authors.get(author).map_or(author, String::as_str);
        set("author", author);
        let thumbnail = item.meta.iter().find(|(key, _)| key == "_thumbnail_id");
        let thumbnail = thumbnail.and_then(|(_, id)| self.files.get(id.trim()));
        set("image", thumbnail.map_or("", String::as_str));
        keys.insert("draft".into(), is_draft.into());
        keys.insert("categories".into(), names(&item.categories));
        keys.insert("tags".into(), names(&item.tags));
        let body = item.fields.get("body").map_or("", String::as_str);
        let post = SourcePost { keys }.with_html(paragraphs(body));
        posts.push(&post.with_place(format!("post {id}")))
    }
}

/// Names of terms, which WordPress keeps as HTML.
fn names(terms: &[Value]) -> Value {
    let names = terms.iter().filter_map(Value::as_str);
    Value::List(
        names
            .map(|name| decode_entities(name).into_owned().into())
            .collect(),
    )
}

/// An instant in UTC; `None` for the zeros of a post that was never published.
fn instant(gmt: &str) -> Option<String> {
    let is_there = !gmt.is_empty() && !gmt.starts_with("0000-");
    is_there.then(|| format!("{}Z", gmt.replace(' ', "T")))
}

/// Passes on each author and item of the channel.
fn items(
    file: &mut File,
    take: &mut dyn FnMut(Item) -> Result<(), SourceError>,
) -> Result<(), SourceError> {
    let rewound = file.rewind();
    rewound.map_err(|error| SourceError::unreadable(&error))?;
    let mut reader = NsReader::from_reader(BufReader::with_capacity(1 << 16, file));
    let mut buffer = Vec::new();
    let mut item: Option<Item> = None;
    let mut field: Option<&'static str> = None;
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        let position = reader.buffer_position();
        let read = reader.read_resolved_event_into(&mut buffer);
        let (space, event) = read.map_err(|error| broken(position, &error.to_string()))?;
        match event {
            Event::Start(element) => {
                depth += 1;
                match (&mut item, depth) {
                    (None, 3) => {
                        let name = element.local_name();
                        let is_author = name.as_ref() == b"author" && is(&space, EXPORT);
                        if is_author || name.as_ref() == b"item" {
                            item = Some(Item {
                                is_author,
                                ..Item::default()
                            });
                        }
                    }
                    (Some(item), 4) => {
                        field = field_of(&space, element.local_name().as_ref());
                        item.open(field, &element);
                    }
                    (Some(_), 5) => field = field_of(&space, element.local_name().as_ref()),
                    _ => field = None,
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                field = None;
                if depth == 2
                    && let Some(item) = item.take()
                {
                    take(item)?;
                }
            }
            Event::Text(text) => push(&mut item, field, &text.decode().unwrap_or_default()),
            Event::CData(text) => push(&mut item, field, &text.decode().unwrap_or_default()),
            Event::GeneralRef(name) => {
                let name = name.decode().unwrap_or_default();
                let text = match resolve_predefined_entity(&name) {
                    Some(text) => text.to_owned(),
                    None => unescape(&format!("&{name};"))
                        .unwrap_or_default()
                        .into_owned(),
                };
                push(&mut item, field, &text);
            }
            Event::Eof if depth > 0 => {
                return Err(broken(position, "it ends in the middle"));
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn broken(position: u64, message: &str) -> SourceError {
    SourceError::new(
        format!("invalid XML at byte {position}: {message}; nothing was written"),
        "export the posts again: WordPress may have stopped before the end",
    )
}

fn is(space: &ResolveResult<'_>, start: &[u8]) -> bool {
    matches!(space, ResolveResult::Bound(space) if space.as_ref().starts_with(start))
}

fn field_of(space: &ResolveResult<'_>, name: &[u8]) -> Option<&'static str> {
    if matches!(space, ResolveResult::Unbound) {
        return Some(match name {
            b"title" => "title",
            b"link" => "link",
            b"guid" => "guid",
            b"pubDate" => "date",
            b"category" => "category",
            _ => return None,
        });
    }
    if is(space, CONTENT) {
        return (name == b"encoded").then_some("body");
    }
    if is(space, CREATOR) {
        return (name == b"creator").then_some("creator");
    }
    if !is(space, EXPORT) {
        return None;
    }
    Some(match name {
        // The excerpt has a namespace of its own below that of the export.
        b"encoded" => "excerpt",
        b"post_id" => "id",
        b"post_date_gmt" => "gmt",
        b"post_modified_gmt" => "modified",
        b"post_name" => "slug",
        b"post_type" => "type",
        b"post_password" => "password",
        b"status" => "status",
        b"attachment_url" => "file",
        b"postmeta" => "meta",
        b"meta_key" => "meta_key",
        b"meta_value" => "meta_value",
        b"author_login" => "login",
        b"author_display_name" => "name",
        _ => return None,
    })
}

impl Item {
    /// Begins what may be there more than once.
    fn open(&mut self, field: Option<&'static str>, element: &BytesStart<'_>) {
        match field {
            Some("category") => {
                let domain = element.try_get_attribute("domain").ok().flatten();
                let domain = domain.map(|domain| domain.value.into_owned());
                match domain.as_deref() {
                    Some(b"category") => self.categories.push("".into()),
                    Some(b"post_tag") => self.tags.push("".into()),
                    _ => {}
                }
                self.fields.insert(
                    "domain",
                    String::from_utf8_lossy(&domain.unwrap_or_default()).into_owned(),
                );
            }
            Some("meta") => self.meta.push((String::new(), String::new())),
            _ => {}
        }
    }
}

fn push(item: &mut Option<Item>, field: Option<&'static str>, text: &str) {
    let (Some(item), Some(field)) = (item, field) else {
        return;
    };
    let add = |value: Option<&mut Value>| {
        if let Some(Value::String(name)) = value {
            name.push_str(text);
        }
    };
    match field {
        "category" => match item.fields.get("domain").map(String::as_str) {
            Some("category") => add(item.categories.last_mut()),
            Some("post_tag") => add(item.tags.last_mut()),
            _ => {}
        },
        "meta_key" => item
            .meta
            .last_mut()
            .into_iter()
            .for_each(|meta| meta.0.push_str(text)),
        "meta_value" => item
            .meta
            .last_mut()
            .into_iter()
            .for_each(|meta| meta.1.push_str(text)),
        _ => item.fields.entry(field).or_default().push_str(text),
    }
}
