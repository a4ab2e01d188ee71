//! What Hugo's sections hand down to the pages below them.

use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::generators::values::lower;
use crate::read::{self, Bounds};
use crate::value::{Map, Value};

/// A folder with an `_index.md`, which makes it a section.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Section {
    /// The folder of posts that it is in.
    pub content: String,
    /// The folder's path below the folder of posts; empty for that folder itself.
    pub folder: String,
    /// What it hands down.
    pub cascades: Vec<Cascade>,
}

/// Values for pages that do not have them.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Cascade {
    /// The pages that get them, as a glob over paths below the folder of posts, with a slash in front and without the
    /// extension; `None` for all.
    pub path: Option<String>,
    /// The values, by keys in lower case.
    pub values: Map,
}

/// The sections below the folder of posts `content`, the innermost first, since what they say goes before what those around them say.
pub(crate) fn sections(root: &Path, content_folder: &str, bounds: &Bounds) -> Vec<Section> {
    let content = &root.join(content_folder);
    let mut sections: Vec<Section> = Vec::new();
    let files = WalkDir::new(content).into_iter().flatten();
    let is_section = |file: &DirEntry| {
        let name = file.file_name().as_encoded_bytes();
        name.starts_with(b"_index.")
    };
    let mut files: Vec<DirEntry> = files.filter(is_section).collect();
    files.sort_by(|one, other| one.path().cmp(other.path()));
    for file in files {
        let Some(folder) = file.path().parent() else {
            continue;
        };
        let folder = folder.strip_prefix(content).unwrap_or(folder);
        let text = bounds.text(file.path(), read::POST).unwrap_or_default();
        let text = if read::is_too_deep(&text) {
            ""
        } else {
            text.as_str()
        };
        sections.push(Section {
            content: content_folder.to_owned(),
            folder: folder.to_string_lossy().replace('\\', "/"),
            cascades: head(text).map_or_else(Vec::new, |head| cascades(&head)),
        });
    }
    sections.sort_by_key(|section| std::cmp::Reverse(section.folder.len()));
    sections
}

/// What `settings`, a section's or the site's own, hand down.
pub(crate) fn cascades(settings: &Value) -> Vec<Cascade> {
    let items = match settings.get("cascade") {
        Some(Value::List(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => return Vec::new(),
    };
    items.iter().filter_map(cascade).collect()
}

fn cascade(written: &Value) -> Option<Cascade> {
    let map = written.as_map()?;
    let target = map.get("_target").or(map.get("target"));
    let of = |key: &str| target.and_then(|target| target.get(key)?.to_text());
    // Feeds show pages alone.
    if of("kind").is_some_and(|kind| kind != "page" && !kind.contains('*')) {
        return None;
    }
    let mut values = Map::new();
    for (key, value) in map.iter() {
        match (key, value.as_map()) {
            ("_target" | "target", _) => {}
            ("params", Some(params)) => {
                for (key, value) in params.iter() {
                    values.insert(key.to_owned(), value.clone());
                }
            }
            _ => {
                values.insert(key.to_owned(), value.clone());
            }
        }
    }
    Some(Cascade {
        path: of("path"),
        values,
    })
}

/// The front matter of a file, by its fences. What cannot be read hands nothing down; Hugo itself refuses it.
pub(super) fn head(text: &str) -> Option<Value> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let between = |fence: &str| {
        let rest = text.strip_prefix(fence)?;
        rest.find(&format!("\n{fence}")).map(|end| &rest[..=end])
    };
    let value = match text.get(..3)? {
        "---" => serde_yaml::from_str(between("---")?).ok()?,
        "+++" => toml::from_str(between("+++")?).ok()?,
        _ if text.starts_with('{') => {
            let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
            values.next()?.ok()?
        }
        _ => return None,
    };
    Some(lower(value))
}
