//! The files of Hugo's settings, and what all of them say together.

use std::path::Path;

use walkdir::WalkDir;

use crate::config::{Error, merge};
use crate::generators::values::{lower, value};
use crate::read::Bounds;
use crate::value::{Map, Value};

/// The folder of settings whose files each have the last word over what stands before them.
const FOLDERS: [&str; 2] = ["config/_default", "config/production"];

/// The endings of settings files, in Hugo's order.
const EXTENSIONS: [&str; 4] = ["toml", "yaml", "yml", "json"];

/// The settings as Hugo puts them together, and the first file that holds some: the file at the root, then the files of
/// `config/_default`, then those of `config/production`, since that is the environment of `hugo build`.
pub(super) fn gather(root: &Path, bounds: &Bounds) -> Result<Option<(String, Value)>, Error> {
    let mut name = None;
    let mut settings = Map::new();
    let names = ["hugo", "config"].into_iter();
    let names = names.flat_map(|stem| EXTENSIONS.map(|extension| format!("{stem}.{extension}")));
    for file in names {
        let Some(value) = value(&root.join(&file), bounds)? else {
            continue;
        };
        let Value::Map(map) = lower(value) else {
            continue;
        };
        // A `config.toml` may be Zola's, or anybody's.
        let is_hugo = file.starts_with("hugo.")
            || map.get("baseurl").is_some()
            || map.get("base_url").is_none() && main_file(root).is_some();
        if is_hugo {
            name = Some(file);
            settings = map;
            break;
        }
    }
    if name.is_none() {
        name = main_file(root);
    }
    let Some(name) = name else { return Ok(None) };
    for folder in FOLDERS {
        for file in files(&root.join(folder)) {
            let Some(value) = value(&root.join(folder).join(&file), bounds)? else {
                continue;
            };
            merge(&mut settings, &placed(&file, lower(value)));
        }
    }
    Ok(Some((name, Value::Map(settings))))
}

/// The file of the folders with Hugo's main settings.
fn main_file(root: &Path) -> Option<String> {
    let files_of = |folder: &'static str| {
        let files = files(&root.join(folder)).into_iter();
        files.map(move |file| format!("{folder}/{file}"))
    };
    let is_main = |path: &String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        name.starts_with("hugo.") || name.starts_with("config.")
    };
    FOLDERS.into_iter().flat_map(files_of).find(is_main)
}

/// The settings files in `folder` and the folders in it, in order, relative to it.
pub(super) fn files(folder: &Path) -> Vec<String> {
    let entries = WalkDir::new(folder).max_depth(4).sort_by_file_name();
    let files = entries.into_iter().flatten();
    let names = files
        .filter(|file| !file.file_type().is_dir())
        .filter_map(|file| {
            let inner = file.path().strip_prefix(folder).ok()?;
            Some(inner.to_str()?.replace('\\', "/"))
        });
    names
        .filter(|name| {
            let extension = name.rsplit_once('.').map(|(_, extension)| extension);
            extension.is_some_and(|extension| EXTENSIONS.contains(&extension))
        })
        .collect()
}

/// The value of a file of settings under the keys that its name says: `params.toml` holds `params`, `menus.de.toml` holds
/// `languages.de.menus`, and `hugo.toml` and `config.toml` hold everything. Any other file of a language, such as
/// `languages.de.toml`, holds all that is said of it.
fn placed(file: &str, value: Value) -> Map {
    let name = file.rsplit('/').next().unwrap_or(file);
    let mut parts = name.split('.');
    let key = parts.next().unwrap_or_default().to_lowercase();
    let language = parts.next().filter(|_| parts.next().is_some());
    let under = |key: &str, value: Value| {
        let mut map = Map::new();
        map.insert(key.to_owned(), value);
        map
    };
    let map = match (key.as_str(), value) {
        ("hugo" | "config", Value::Map(map)) => map,
        ("hugo" | "config", _) => Map::new(),
        (key, Value::Map(map))
            if language.is_some() && !matches!(key, "menu" | "menus" | "params") =>
        {
            map
        }
        // TOML has no list at its top: the file says `[[cascade]]`.
        (key, Value::Map(map)) if map.len() == 1 && map.get(key).is_some_and(is_list) => map,
        (key, value) => under(key, value),
    };
    match language {
        Some(language) => {
            let own = under(&language.to_lowercase(), Value::Map(map));
            under("languages", Value::Map(own))
        }
        None => map,
    }
}

fn is_list(value: &Value) -> bool {
    value.as_list().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    fn at<'v>(settings: &'v Value, path: &[&str]) -> Option<&'v Value> {
        path.iter().try_fold(settings, |value, key| value.get(key))
    }

    #[test]
    fn later_files_have_the_last_word_over_the_keys_that_they_name() {
        let site = site(&[
            (
                "config.toml",
                "title = 'root'\n[permalinks]\nnotes = '/n/'\nposts = '/old/'\n[params]\na = 1\n",
            ),
            (
                "config/_default/hugo.toml",
                "baseURL = 'https://a.example/'\ntitle = 'default'\n[params]\na = 2\n",
            ),
            ("config/_default/permalinks.toml", "posts = '/default/'\n"),
            ("config/_default/menus.de.yaml", "main: [x]\n"),
            ("config/production/config.yaml", "title: production\n---\n"),
            (
                "config/production/cascade.toml",
                "[[cascade]]\nlayout = 'x'\n",
            ),
            (
                "config/_default/module/module.yaml",
                "mounts: [{source: c}]\n",
            ),
            ("config/staging/hugo.toml", "title = 'staging'\n"),
        ]);
        let (name, settings) = gather(site.path(), &Bounds::within(site.path()))
            .unwrap()
            .unwrap();
        assert_eq!(name, "config.toml");
        let text = |path: &[&str]| at(&settings, path).and_then(Value::to_text);
        assert_eq!(text(&["title"]).unwrap(), "production");
        assert_eq!(text(&["baseurl"]).unwrap(), "https://a.example/");
        assert_eq!(text(&["params", "a"]).unwrap(), "2");
        assert_eq!(text(&["permalinks", "notes"]).unwrap(), "/n/");
        assert_eq!(text(&["permalinks", "posts"]).unwrap(), "/default/");
        assert!(at(&settings, &["languages", "de", "menus", "main"]).is_some());
        assert!(at(&settings, &["module", "mounts"]).is_some());
        let cascade = at(&settings, &["cascade"]).unwrap().as_list();
        assert_eq!(cascade.unwrap().len(), 1);
    }

    #[test]
    fn settings_of_others_are_not_taken_for_those_of_hugo() {
        let zola = site(&[("config.toml", "base_url = 'https://a.example'\n")]);
        assert!(
            gather(zola.path(), &Bounds::within(zola.path()))
                .unwrap()
                .is_none()
        );
        let any = site(&[
            ("config.toml", "title = 'x'\n"),
            ("config/_default/x.yaml", "a: 1\n"),
        ]);
        assert!(
            gather(any.path(), &Bounds::within(any.path()))
                .unwrap()
                .is_none()
        );
    }
}
