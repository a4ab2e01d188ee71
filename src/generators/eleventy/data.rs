//! The data of an Eleventy site: the site's own, and that of its folders and posts.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use walkdir::WalkDir;

use super::function;
use crate::config::Error;
use crate::generators::shared::script;
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

/// The plain values of the folder of data, by the names of their files. What cannot be read goes to
/// `warnings`, since few posts need it; without the site's own facts, nothing is right.
pub(super) fn global_data(
    root: &Path,
    folder: &str,
    bounds: &Bounds,
    warnings: &mut Vec<Warning>,
) -> Result<Map, Error> {
    let mut map = Map::new();
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
        return Ok(map);
    };
    let mut names: Vec<String> = Vec::new();
    for entry in entries.flatten() {
        match entry.file_name().into_string() {
            Ok(name) => names.push(name),
            Err(_) => bounds.unnamed(&entry.path(), root),
        }
    }
    names.sort_unstable();
    for name in names {
        let path = root.join(folder).join(&name);
        let Some((stem, end)) = name.rsplit_once('.') else {
            continue;
        };
        let is_script = matches!(end, "js" | "mjs" | "cjs" | "ts");
        if !is_script && !matches!(end, "json" | "yaml" | "yml") || bounds.metadata(&path).is_err()
        {
            continue;
        }
        let value = match bounds.text(&path, crate::read::POST) {
            Ok(text) if is_script => Ok(script::exported(&text).map(|mut value| {
                if let Value::Map(map) = &mut value {
                    function::place(map, &format!("{folder}/{name}"), &text);
                }
                value
            })),
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
            Ok(Some(value)) => {
                map.insert(stem.to_owned(), value);
            }
            Ok(None) => {}
            Err(message) => warnings.push(Warning::file(
                &format!("{folder}/{name}"),
                "unread-data",
                format!("posts lack the data in this file: {message}"),
                "fix the file, or remove it",
            )),
        }
    }
    Ok(map)
}

/// What files beside the posts in `input` say of them and of their folders.
pub(super) fn beside(
    root: &Path,
    input: &str,
    exclude: &[String],
    bounds: &Bounds,
    warnings: &mut Vec<Warning>,
) -> BTreeMap<String, Vec<Map>> {
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
    let mut beside: BTreeMap<String, Vec<Map>> = BTreeMap::new();
    for (stem, end) in found {
        let name = format!("{stem}{}", DATA[end]);
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
                Err(_) if text.trim().is_empty() => None,
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
        if let Some(Value::Map(mut map)) = value {
            function::place(&mut map, &name, &text);
            beside.entry(stem).or_default().push(map);
        }
    }
    beside
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let mut warnings = Vec::new();
        let found = beside(&root, "", &excluded, &Bounds::anywhere(), &mut warnings);
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
        let found = beside(&root, "", &excluded, &Bounds::anywhere(), &mut warnings);
        assert!(!found.contains_key("posts/posts"));
        let place = (
            warnings[0].path.as_str(),
            warnings[0].line,
            warnings[0].code,
        );
        assert_eq!(place, ("posts/posts.json", 2, "unread-data"));
    }
}
