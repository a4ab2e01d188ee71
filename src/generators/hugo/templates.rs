//! The templates of a site and its theme that bodies are made with: shortcodes, render hooks and partials.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use feedmill_gotmpl::{Problem, Template};
use serde::{Serialize, Serializer};
use walkdir::WalkDir;

use crate::config;
use crate::generators::values::{lower, value};
use crate::read::Bounds;
use crate::value::{Map, Value};

/// Templates by their names, such as `shortcodes/note`, and what they read besides.
#[derive(Clone, Default)]
pub struct Templates {
    files: Arc<BTreeMap<String, File>>,
    /// Texts in the site's language, by their ids.
    pub texts: Value,
    /// The site's data files, if a template asks for them.
    pub data: Value,
}

struct File {
    path: String,
    text: String,
    parsed: OnceLock<Result<Arc<Template>, Problem>>,
}

/// No template of a person's is longer, in bytes.
const LONGEST: u64 = 256 * 1024;

/// No site has more files in a folder of templates or data.
const MOST: usize = 5000;

/// The folders of templates that are read, and what their templates are called.
const FOLDERS: [(&str, &str); 4] = [
    ("shortcodes", "shortcodes"),
    ("_shortcodes", "shortcodes"),
    ("partials", "partials"),
    ("_partials", "partials"),
];

impl Templates {
    /// Those of the site and of its themes, of which the first goes before the others.
    pub fn of(root: &Path, themes: &[String], language: &str, bounds: &Bounds) -> Self {
        let mut files = BTreeMap::new();
        let mut texts = Map::new();
        let places = [String::new()].into_iter();
        let themes = themes.iter().map(|theme| format!("themes/{theme}/"));
        let places: Vec<String> = places.chain(themes).collect();
        for place in &places {
            gather(root, place, bounds, &mut files);
            translations(root, place, language, bounds, &mut texts);
        }
        // What is only used by pages of the theme is not needed.
        let is_used = files
            .keys()
            .any(|name: &String| !name.starts_with("partials/"));
        if !is_used {
            return Templates::default();
        }
        let asks_data =
            |file: &File| file.text.contains(".Data") || file.text.contains("hugo.Data");
        let data = match files.values().any(asks_data) {
            true => lower(config::read_folder(root, "data", bounds)),
            false => Value::Null,
        };
        Templates {
            files: Arc::new(files),
            texts: Value::Map(texts),
            data,
        }
    }

    /// Whether there is a template of this name.
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// Whether Markdown is written by templates.
    pub fn has_hooks(&self) -> bool {
        let mut after = self.files.range("hooks/".to_owned()..);
        after
            .next()
            .is_some_and(|(name, _)| name.starts_with("hooks/"))
    }

    /// The template of this name, or why it cannot be read; `None` if there is none.
    pub fn get(&self, name: &str) -> Option<Result<Arc<Template>, Problem>> {
        let file = self.files.get(name)?;
        let parsed = file
            .parsed
            .get_or_init(|| Template::parse(&file.path, &file.text).map(Arc::new));
        Some(parsed.clone())
    }

    /// The text of a template, for messages.
    pub fn text(&self, path: &str) -> &str {
        let mut files = self.files.values();
        files
            .find(|file| file.path == path)
            .map_or("", |file| &file.text)
    }
}

impl PartialEq for Templates {
    fn eq(&self, other: &Self) -> bool {
        let same = |((name, one), (other_name, other)): ((&String, &File), (&String, &File))| {
            name == other_name && one.path == other.path && one.text == other.text
        };
        self.files.len() == other.files.len()
            && self.files.iter().zip(other.files.iter()).all(same)
            && self.texts == other.texts
            && self.data == other.data
    }
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.files.keys()).finish()
    }
}

/// All that bodies depend on, and not what is parsed of it while they are made.
impl Serialize for Templates {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let files = self.files.iter();
        let files = files.map(|(name, file)| (name, &file.path, &file.text));
        let files: Vec<_> = files.collect();
        (files, &self.texts, &self.data).serialize(to)
    }
}

/// Adds the templates below `place` that `files` does not have.
fn gather(root: &Path, place: &str, bounds: &Bounds, files: &mut BTreeMap<String, File>) {
    let layouts = root.join(format!("{place}layouts"));
    let mut found: Vec<String> = WalkDir::new(&layouts)
        .max_depth(8)
        .into_iter()
        .flatten()
        .take(MOST)
        .filter(|file| !file.file_type().is_dir())
        .filter_map(|file| {
            let path = file.path().strip_prefix(&layouts).ok()?;
            Some(path.to_str()?.replace('\\', "/"))
        })
        .collect();
    found.sort();
    for inner in found {
        let Some(name) = name_of(&inner) else {
            continue;
        };
        let path = format!("{place}layouts/{inner}");
        if files.contains_key(&name) {
            continue;
        }
        let Ok(text) = bounds.text(&root.join(&path), LONGEST) else {
            continue;
        };
        files.insert(
            name,
            File {
                path,
                text,
                parsed: OnceLock::new(),
            },
        );
    }
}

/// The name of the template at `path`, which is relative to the folder of layouts.
fn name_of(path: &str) -> Option<String> {
    let stem = path.strip_suffix(".html");
    for (folder, name) in FOLDERS {
        let Some(rest) = path
            .strip_prefix(folder)
            .and_then(|rest| rest.strip_prefix('/'))
        else {
            continue;
        };
        return match (name, stem) {
            // Partials are called by their whole names too.
            ("partials", None) => Some(format!("partials/{rest}")),
            (name, Some(_)) => Some(format!("{name}/{}", rest.strip_suffix(".html")?)),
            _ => None,
        };
    }
    let hook = stem?.strip_prefix("_default/").or(stem)?;
    let hook = hook.strip_prefix("_markup/render-")?;
    // Those for one language or format alone have a dot.
    (!hook.contains('.')).then(|| format!("hooks/{hook}"))
}

/// Adds the texts of `i18n/LANGUAGE` that `texts` does not have.
fn translations(root: &Path, place: &str, language: &str, bounds: &Bounds, texts: &mut Map) {
    let short = language.split('-').next().unwrap_or(language);
    for name in [language, short, "en"] {
        for extension in ["toml", "yaml", "yml", "json"] {
            let path = root.join(format!("{place}i18n/{name}.{extension}"));
            let Ok(Some(found)) = value(&path, bounds) else {
                continue;
            };
            let mut add = |key: &str, value: &Value| {
                let text = match value {
                    Value::Map(map) => map.get("other").or(map.get("translation")).cloned(),
                    value => Some(value.clone()),
                };
                if let (None, Some(Value::String(text))) = (texts.get(key), text) {
                    texts.insert(key.to_owned(), Value::String(text));
                }
            };
            match lower(found) {
                Value::Map(map) => map.iter().for_each(|(key, value)| add(key, value)),
                Value::List(items) => {
                    for item in &items {
                        if let Some(id) = item.get("id").and_then(Value::as_str) {
                            add(&id.to_lowercase(), item);
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn templates_are_called_by_their_place() {
        for (path, name) in [
            ("shortcodes/note.html", Some("shortcodes/note")),
            ("_shortcodes/a/b.html", Some("shortcodes/a/b")),
            ("partials/x.html", Some("partials/x")),
            ("_partials/x.svg", Some("partials/x.svg")),
            ("_default/_markup/render-image.html", Some("hooks/image")),
            (
                "_markup/render-codeblock-mermaid.html",
                Some("hooks/codeblock-mermaid"),
            ),
            ("_markup/render-link.de.html", None),
            ("posts/single.html", None),
        ] {
            assert_eq!(name_of(path).as_deref(), name, "{path}");
        }
    }
}
