//! The scripts of an Eleventy site: its settings, its data, and the files that these are put together from.

use std::collections::BTreeMap;
use std::path::Path;

use crate::generators::shared::link;
use crate::generators::shared::small_script::{ENDS, Script};
use crate::generators::values::read;
use crate::read::Bounds;

/// Sites have no more scripts that feedmill reads.
const MOST: usize = 400;

/// Nor larger ones, in bytes.
const LONGEST: usize = 1 << 20;

/// The text of a module of the site, as `require` names it.
pub(super) fn module(root: &Path, name: &str, bounds: &Bounds) -> Option<String> {
    found(root, name, bounds).map(|(_, text)| text)
}

fn found(root: &Path, name: &str, bounds: &Bounds) -> Option<(String, String)> {
    let name = name.trim_start_matches("./");
    let paths = ENDS.into_iter().map(|end| format!("{name}{end}"));
    let path = paths.into_iter().find(|path| root.join(path).is_file())?;
    let text = read(&root.join(&path), bounds).ok().flatten()?;
    (text.len() <= LONGEST).then_some((path, text))
}

/// The scripts that the settings and the files of data consist of, with what they import.
pub(super) fn script(root: &Path, settings: &str, data: &[String], bounds: &Bounds) -> Script {
    let mut files = BTreeMap::new();
    let mut waiting: Vec<String> = data.to_vec();
    waiting.push(settings.to_owned());
    while let Some(name) = waiting.pop() {
        if files.len() >= MOST || files.contains_key(&name) {
            continue;
        }
        let Some((path, text)) = found(root, &name, bounds) else {
            continue;
        };
        if files.contains_key(&path) {
            continue;
        }
        if !path.ends_with(".json") {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let named = imports(&text);
            waiting.extend(named.filter_map(|name| link::resolve(&format!("{folder}/{name}"))));
        }
        files.insert(path, text);
    }
    Script {
        files,
        settings: settings.to_owned(),
    }
}

/// The files of the site that a script imports.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    let marks = ["require(", "from ", "from\"", "from'", "import(", "import "];
    marks.into_iter().flat_map(move |mark| {
        text.match_indices(mark).filter_map(move |(at, mark)| {
            let rest = text[at + mark.trim_end_matches(['"', '\'']).len()..].trim_start();
            let quote = rest.chars().next().filter(|c| "\"'`".contains(*c))?;
            let (name, _) = rest[1..].split_once(quote)?;
            name.starts_with('.').then_some(name)
        })
    })
}

/// The text of the settings, with that of the files of the site that they are put together from.
pub(super) fn whole(script: &Script) -> String {
    let mut whole = script
        .files
        .get(&script.settings)
        .cloned()
        .unwrap_or_default();
    let mut seen = vec![script.settings.as_str()];
    let mut at = 0;
    while let Some(path) = seen.get(at).copied() {
        at += 1;
        let text = script.files.get(path).map_or("", String::as_str);
        for name in imports(text) {
            let Some(path) = script.resolve(path, name) else {
                continue;
            };
            if !seen.contains(&path) && !path.ends_with(".json") {
                seen.push(path);
                whole.push('\n');
                whole.push_str(&script.files[path]);
            }
        }
    }
    whole
}
