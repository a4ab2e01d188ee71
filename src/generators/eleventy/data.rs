//! The data of an Eleventy site: the site's own, and that of its folders and posts.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use walkdir::WalkDir;

use super::function;
use crate::generators::shared::script;
use crate::generators::shared::small_script::Machine;
use crate::generators::values::parsed;
use crate::read::Bounds;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// How the names of files with data of a post or a folder end; what is in later ones goes before.
pub(super) const DATA: [&str; 6] = [
    ".json",
    ".11tydata.json",
    ".11tydata.js",
    ".11tydata.cjs",
    ".11tydata.mjs",
    ".11tydata.ts",
];

/// What Eleventy makes posts of, as far as feedmill reads it.
const TEMPLATES: [&str; 3] = ["md", "html", "markdown"];

/// Whether a file of data is a script that is run.
fn is_script(name: &str) -> bool {
    [".js", ".mjs", ".cjs"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// The files of the folder of data, by their paths in it.
pub(super) fn global_files(root: &Path, folder: &str, bounds: &Bounds) -> Vec<String> {
    const DEEPEST: usize = 6;
    let top = root.join(folder);
    let mut names = Vec::new();
    for entry in WalkDir::new(&top).max_depth(DEEPEST).into_iter().flatten() {
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path().strip_prefix(&top).unwrap_or(entry.path());
        match path.to_str() {
            Some(name) => names.push(name.replace('\\', "/")),
            None => bounds.unnamed(entry.path(), root),
        }
    }
    names.sort_unstable();
    names
}

/// The scripts among files of data, by their paths below the site.
pub(super) fn scripts(folder: &str, files: &[String]) -> Vec<String> {
    let scripts = files.iter().filter(|name| is_script(name));
    scripts
        .map(|name| {
            format!("{folder}/{name}")
                .trim_start_matches('/')
                .to_owned()
        })
        .collect()
}

/// The plain values of the folder of data, by the names of its files, and of which names some are not known, and why. What
/// cannot be read goes to `warnings`, since few posts need it; without the site's own facts, nothing is right.
pub(super) fn global_data(
    root: &Path,
    folder: &str,
    files: &[String],
    machine: &Machine,
    bounds: &Bounds,
    warnings: &mut Vec<Warning>,
) -> (Map, BTreeMap<String, String>) {
    let mut map = Map::new();
    let mut unknown = BTreeMap::new();
    for name in files {
        let path = root.join(folder).join(name);
        let Some((stem, end)) = name.rsplit_once('.') else {
            continue;
        };
        let is_read = is_script(name) || matches!(end, "json" | "yaml" | "yml" | "ts" | "csv");
        if !is_read || name.ends_with(".d.ts") || bounds.metadata(&path).is_err() {
            continue;
        }
        let keys: Vec<&str> = stem.split('/').collect();
        if is_script(name) {
            let file = format!("{folder}/{name}");
            let file = file.trim_start_matches('/');
            match function::exported(machine, file) {
                Ok((value, parts)) => {
                    if let Some(what) = parts.into_iter().next() {
                        unknown.insert(keys[0].to_owned(), what);
                    }
                    insert(&mut map, &keys, value);
                }
                Err(what) => {
                    unknown.insert(keys[0].to_owned(), what);
                }
            }
            continue;
        }
        let value = match bounds.text(&path, crate::read::POST) {
            Ok(text) if end == "ts" => Ok(script::exported(&text)),
            Ok(text) if end == "csv" => Ok(Some(table(&text))),
            Ok(text) if crate::read::is_too_deep(&text) => {
                Err("its values are nested too deep".to_owned())
            }
            Ok(text) => parsed(&path, &text).map(Some).map_err(|error| {
                error
                    .to_string()
                    .lines()
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            }),
            Err(error) => Err(error.to_string()),
        };
        match value {
            Ok(Some(value)) => insert(&mut map, &keys, value),
            Ok(None) => {}
            Err(message) => warnings.push(Warning::file(
                &format!("{folder}/{name}"),
                "unread-data",
                format!("posts lack the data in this file: {message}"),
                "fix the file, or remove it",
            )),
        }
    }
    (map, unknown)
}

/// Puts a value at a path of keys: `a/b.json` is `b` of `a`.
pub(super) fn insert(map: &mut Map, keys: &[&str], value: Value) {
    let Some((first, rest)) = keys.split_first() else {
        return;
    };
    if rest.is_empty() {
        let merged = match (map.get(first), value) {
            // A folder may go by the name of a file.
            (Some(Value::Map(old)), Value::Map(new)) => {
                let mut merged = old.clone();
                new.iter()
                    .for_each(|(key, value)| merged.insert(key.to_owned(), value.clone()));
                Value::Map(merged)
            }
            (_, value) => value,
        };
        return map.insert((*first).to_owned(), merged);
    }
    let mut inner = match map.get(first) {
        Some(Value::Map(inner)) => inner.clone(),
        _ => Map::new(),
    };
    insert(&mut inner, rest, value);
    map.insert((*first).to_owned(), Value::Map(inner));
}

/// The rows of a table, by the names in its first row.
fn table(text: &str) -> Value {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let heads = reader.headers().cloned().unwrap_or_default();
    let rows = reader.records().flatten().map(|row| {
        let cells = heads.iter().zip(row.iter());
        Value::Map(
            cells
                .map(|(head, cell)| (head.to_owned(), cell.into()))
                .collect(),
        )
    });
    Value::List(rows.collect())
}

/// The files beside the posts in `input` that say something of them and of their folders: the path that the name of each begins
/// with, and which of [`DATA`] it ends with.
pub(super) fn beside_files(
    root: &Path,
    input: &str,
    exclude: &[String],
    bounds: &Bounds,
) -> Vec<(String, usize)> {
    let below = |path: &Path| {
        let path = path.strip_prefix(root).unwrap_or(path);
        path.to_string_lossy().replace('\\', "/")
    };
    // As posts are looked for: links are followed, and what is hidden or left out is not.
    let walk = WalkDir::new(root.join(input)).follow_links(true);
    // Links between folders would multiply them.
    let mut behind_links = HashSet::new();
    let walk = walk.into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        let is_left_out = name.starts_with('.')
            || name == "node_modules"
            || entry.file_type().is_dir() && exclude.contains(&below(entry.path()));
        let mut is_new = || {
            let is_link = entry.path_is_symlink() && entry.file_type().is_dir();
            let real = is_link.then(|| entry.path().canonicalize().ok());
            real.flatten().is_none_or(|real| behind_links.insert(real))
        };
        let is_within = || !entry.path_is_symlink() || bounds.check(entry.path()).is_ok();
        entry.depth() == 0 || !is_left_out && is_new() && is_within()
    });
    let mut found: Vec<(String, usize)> = Vec::new();
    for entry in walk.flatten() {
        let name = entry.file_name().to_string_lossy();
        let is_folder = entry.file_type().is_dir();
        if entry.file_name().to_str().is_none() {
            // Whoever looks for posts names the folders, and the posts.
            if !is_folder && DATA.iter().any(|end| name.ends_with(end)) {
                bounds.unnamed(entry.path(), root);
            }
            continue;
        }
        // `a.11tydata.json` ends with `.json` too.
        let end = (0..DATA.len()).rev().find(|end| name.ends_with(DATA[*end]));
        let Some(end) = end else { continue };
        let stem = &name[..name.len() - DATA[end].len()];
        let Some(folder) = entry.path().parent() else {
            continue;
        };
        // Any other is not a post's data.
        let is_of_folder =
            entry.depth() > 1 && folder.file_name().is_some_and(|folder| folder == stem);
        let is_of_post = TEMPLATES
            .iter()
            .any(|template| folder.join(format!("{stem}.{template}")).is_file());
        if is_of_folder || is_of_post {
            found.push((below(&folder.join(stem)), end));
        }
    }
    found.sort_unstable();
    found
}

/// The scripts among files beside posts.
pub(super) fn beside_scripts(files: &[(String, usize)]) -> Vec<String> {
    let names = files
        .iter()
        .map(|(stem, end)| format!("{stem}{}", DATA[*end]));
    names.filter(|name| is_script(name)).collect()
}

/// What files beside posts say.
pub(super) fn beside(
    root: &Path,
    files: Vec<(String, usize)>,
    machine: &Machine,
    bounds: &Bounds,
    warnings: &mut Vec<Warning>,
) -> BTreeMap<String, Vec<Map>> {
    let mut beside: BTreeMap<String, Vec<Map>> = BTreeMap::new();
    for (stem, end) in files {
        let name = format!("{stem}{}", DATA[end]);
        if is_script(&name) {
            match function::exported(machine, &name) {
                Ok((Value::Map(map), _)) => beside.entry(stem).or_default().push(map),
                Ok(_) => {}
                Err(what) => {
                    let message = format!(
                        "posts lack the data in this file: feedmill does not follow {what}"
                    );
                    let help = "write the data as plain values, or build the site first and set `content.body: page`";
                    warnings.push(Warning::file(&name, "not-run", message, help));
                }
            }
            continue;
        }
        let unread = |message: String, help: &str| {
            Warning::file(
                &name,
                "unread-data",
                format!("posts lack the data in this file: {message}"),
                help,
            )
        };
        let text = match bounds.text(&root.join(&name), crate::read::POST) {
            Ok(text) => text,
            Err(error) => {
                warnings.push(unread(
                    error.to_string(),
                    "let feedmill read the file, or remove it",
                ));
                continue;
            }
        };
        if crate::read::is_too_deep(&text) {
            warnings.push(unread(
                "its values are nested too deep".into(),
                "use fewer levels",
            ));
            continue;
        }
        let value = match DATA[end].ends_with("json") {
            true => match serde_json::from_str(&text) {
                Ok(value) => Some(value),
                Err(error) => {
                    let help = "fix this line; Eleventy does not build the site either";
                    warnings.push(unread(error.to_string(), help).at(&text, error.line(), 0));
                    None
                }
            },
            false => {
                let value = script::exported(&text);
                let has = |map: &Value| map.get("permalink").is_some();
                let is_read = value
                    .as_ref()
                    .is_some_and(|map| has(map) || map.get("eleventyComputed").is_some_and(has));
                let line = script::line_of_permalink(&text).filter(|_| !is_read);
                if let Some(line) = line {
                    let warning = Warning::file(
                        &name,
                        "not-run",
                        "the permalink is computed in a way that feedmill does not follow; posts get addresses by their files' paths",
                        "set `permalink:` in posts or in a JSON file, or build the site first: addresses then come from its pages",
                    );
                    warnings.push(warning.at(&text, line, 0));
                }
                value
            }
        };
        if let Some(Value::Map(map)) = value {
            beside.entry(stem).or_default().push(map);
        }
    }
    beside
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::generators::shared::small_script::Script;

    #[test]
    fn data_lies_beside_posts_and_in_folders_that_are_looked_into() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        for (path, text) in [
            // These are not a post's data, whatever the site's folder is called.
            ("site.json", r#"{"a": 1}"#),
            ("package.json", r#"{"a": 1}"#),
            ("node_modules/b/b.json", r#"{"a": 1}"#),
            ("_site/c/c.json", r#"{"a": 1}"#),
            ("out/d/d.json", r#"{"a": 1}"#),
            ("posts/posts.json", r#"{"a": 2}"#),
            ("posts/e.md", ""),
            ("posts/e.11tydata.json", r#"{"a": 4}"#),
            ("posts/e.json", r#"{"a": 3}"#),
            ("posts/f.json", r#"{"a": 1}"#),
        ] {
            let file = root.join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        let elsewhere = folder.path().join("elsewhere");
        std::fs::create_dir(&elsewhere).unwrap();
        std::fs::write(elsewhere.join("linked.json"), r#"{"a": 5}"#).unwrap();
        let mut wanted = vec![("posts/e", vec![3, 4]), ("posts/posts", vec![2])];
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&elsewhere, root.join("linked")).unwrap();
            wanted.insert(0, ("linked/linked", vec![5]));
        }
        // An empty name is that of no folder: Eleventy may write into the site itself.
        let excluded = ["out".to_owned(), "_site".to_owned(), String::new()];
        let script = Arc::new(Script::default());
        let machine = Machine::of(&script);
        let bounds = Bounds::anywhere();
        let read = || {
            let files = beside_files(&root, "", &excluded, &bounds);
            let mut warnings = Vec::new();
            let found = beside(&root, files, &machine, &bounds, &mut warnings);
            (found, warnings)
        };
        let (found, warnings) = read();
        let number = |map: &Map| match map.get("a") {
            Some(Value::Integer(number)) => *number,
            other => panic!("{other:?}"),
        };
        let found: Vec<(&str, Vec<i64>)> = found
            .iter()
            .map(|(stem, maps)| (stem.as_str(), maps.iter().map(number).collect()))
            .collect();
        assert_eq!(found, wanted);
        assert_eq!(warnings, Vec::new());
        std::fs::write(root.join("posts/posts.json"), "{\n  \"a\": 2, // two\n}").unwrap();
        let (found, warnings) = read();
        assert!(!found.contains_key("posts/posts"));
        let place = (
            warnings[0].path.as_str(),
            warnings[0].line,
            warnings[0].code,
        );
        assert_eq!(place, ("posts/posts.json", 2, "unread-data"));
    }
}
