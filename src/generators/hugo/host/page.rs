//! What a page answers the templates of its shortcodes and render hooks.

use feedmill_gotmpl::Value;

use super::super::permalink::Place;
use super::super::{standard, tag};
use super::{Asked, Room, path_of};
use crate::date::Timestamp;
use crate::generators::shared::link;

impl Room<'_, '_> {
    pub(super) fn page_field(&self, name: &str, arguments: &[Value]) -> Asked {
        let time = |time: Option<Timestamp>| time.map_or(Value::Nil, Value::Time);
        if let ("RenderString", [rest @ .., text]) = (name, arguments) {
            let is_block = rest.iter().any(|options| match options {
                Value::Map(map) => {
                    map.get("display").and_then(Value::to_text).as_deref() == Some("block")
                }
                _ => false,
            });
            let text = text.to_text().unwrap_or_default();
            let mut page = self.page.borrow_mut();
            return Ok(Value::html(match is_block {
                true => page.markdown_own(&text),
                false => page.inline_own(&text),
            }));
        }
        let page = self.page.borrow();
        let post = page.post;
        let place = Place::of(page.hugo, &post.path);
        Ok(match (name, arguments) {
            ("Title" | "LinkTitle", []) => Value::text(post.title.as_deref().unwrap_or_default()),
            ("Description", []) => {
                let written = post
                    .front
                    .get("description")
                    .and_then(crate::value::Value::to_text);
                Value::text(written.unwrap_or_default())
            }
            ("Params", []) => Value::map(
                post.front
                    .iter()
                    .map(|(key, value)| (key, Value::from(value))),
            ),
            ("Param", [key]) => {
                let key = key.to_text().unwrap_or_default().to_lowercase();
                let keys = key.split('.');
                let of = |from: Option<&crate::value::Value>| {
                    keys.clone()
                        .skip(1)
                        .try_fold(from?, |value, key| value.get(key))
                        .map(Value::from)
                };
                let first = keys.clone().next().unwrap_or_default();
                of(post.front.get(first))
                    .or_else(|| of(page.hugo.params.get(first)))
                    .unwrap_or_default()
            }
            ("Permalink", []) => Value::text(&post.canonical_url),
            ("RelPermalink", []) => Value::text(path_of(&post.canonical_url)),
            ("Date" | "PublishDate", []) => time(Some(post.published)),
            ("Lastmod", []) => time(post.updated.or(Some(post.published))),
            ("File", []) => Value::object("file", &post.path),
            ("Path", []) => Value::text(format!(
                "/{}",
                place
                    .folders
                    .iter()
                    .copied()
                    .chain([place.name])
                    .collect::<Vec<_>>()
                    .join("/")
                    .to_lowercase()
            )),
            ("Slug", []) => Value::text(
                post.front
                    .get("slug")
                    .and_then(crate::value::Value::to_text)
                    .unwrap_or_default(),
            ),
            ("Section", []) => Value::text(place.section()),
            ("Type", []) => {
                let written = post
                    .front
                    .get("type")
                    .and_then(crate::value::Value::to_text);
                let section = Some(place.section()).filter(|name| !name.is_empty());
                Value::text(written.as_deref().or(section).unwrap_or("page"))
            }
            ("Kind", []) => Value::text("page"),
            ("BundleType", []) => Value::text(
                if post
                    .path
                    .rsplit('/')
                    .next()
                    .is_some_and(|name| name.starts_with("index."))
                {
                    "leaf"
                } else {
                    ""
                },
            ),
            ("IsPage", []) => Value::Bool(true),
            ("IsHome" | "IsSection" | "IsNode" | "IsTranslated", []) => Value::Bool(false),
            ("Site", []) => Value::object("site", ""),
            ("Page", []) => Value::object("page", ""),
            ("Language", []) => Value::object("language", ""),
            ("Lang", []) => Value::text(&page.hugo.language),
            ("Resources", []) => Value::object("resources", ""),
            ("Scratch" | "Store", []) => Value::object("store", "page"),
            // Feeds show no tables of contents.
            ("TableOfContents", []) => Value::html(""),
            ("HasShortcode", [name]) => {
                let name = name.to_text().unwrap_or_default();
                Value::Bool(tag::tags(&post.body).iter().any(|tag| tag.name == &*name))
            }
            ("Ref" | "RelRef", [one, ..]) => {
                let path = match one {
                    Value::Map(map) => map.get("path").and_then(Value::to_text),
                    one => one.to_text(),
                };
                drop(page);
                self.reference(&path.unwrap_or_default(), name == "RelRef")
            }
            ("GetPage", [path]) => {
                let path = path.to_text().unwrap_or_default();
                match standard::found(&page, &path) {
                    Some((url, file)) => {
                        let file = file.unwrap_or_default();
                        Value::object("other page", format!("{url}\n{file}"))
                    }
                    None => Value::Nil,
                }
            }
            _ => return Err(format!("`.{name}` of a page is not supported")),
        })
    }

    /// A page that another one names: its address, and its file.
    pub(super) fn other(&self, id: &str, name: &str) -> Asked {
        let (url, path) = id.split_once('\n').unwrap_or((id, ""));
        let page = self.page.borrow();
        let post = || page.site.index.post(path);
        Ok(match name {
            "Permalink" => Value::text(url),
            "RelPermalink" => Value::text(path_of(url)),
            "Title" | "LinkTitle" => match post() {
                Some(post) => Value::text(post.title.unwrap_or_default()),
                None => return Err(format!("`.{name}` of another page is not supported")),
            },
            "Params" => match post() {
                Some(post) => Value::map(
                    post.front
                        .iter()
                        .map(|(key, value)| (key, Value::from(value))),
                ),
                None => return Err(format!("`.{name}` of another page is not supported")),
            },
            _ => return Err(format!("`.{name}` of another page is not supported")),
        })
    }
}

/// A field of the file of a page.
pub(super) fn file(path: &str, content: &str, name: &str) -> Option<Value> {
    let inner = path
        .strip_prefix(content)
        .map_or(path, |rest| rest.trim_start_matches('/'));
    let file = inner.rsplit('/').next().unwrap_or(inner);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let folder = link::folder(inner);
    let bundle = (stem == "index" || stem.starts_with("index."))
        .then(|| folder.rsplit('/').next().unwrap_or(folder));
    Some(Value::text(match name {
        "Path" => inner.to_owned(),
        "Filename" => return None,
        "Dir" => format!("{folder}/"),
        "LogicalName" => file.to_owned(),
        "BaseFileName" | "TranslationBaseName" => stem.to_owned(),
        "ContentBaseName" => bundle.unwrap_or(stem).to_owned(),
        "Ext" => file.rsplit_once('.').map_or("", |(_, end)| end).to_owned(),
        "UniqueID" => crate::uri::short_hash(path),
        _ => return None,
    }))
}
