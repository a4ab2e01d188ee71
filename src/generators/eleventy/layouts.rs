//! What layouts of Eleventy say in their front matter: it is the data of their posts too.

use std::collections::BTreeMap;
use std::path::Path;

use walkdir::WalkDir;

use crate::content::front_matter;
use crate::read::Bounds;
use crate::value::{Map, Value};
use crate::warning::{Discard, Warnings};

/// Layouts do not wrap each other more often.
const DEEPEST: usize = 10;

/// The front matter of the layouts in `folders`, by their paths in these, with and without extensions, and by the names that
/// the settings give them.
pub(super) fn read(
    root: &Path,
    folders: &[&str],
    settings: &str,
    bounds: &Bounds,
) -> BTreeMap<String, Map> {
    let mut found = BTreeMap::new();
    for folder in folders {
        let top = root.join(folder);
        for entry in WalkDir::new(&top).into_iter().flatten() {
            if !entry.file_type().is_file() {
                continue;
            }
            let Ok(text) = bounds.text(entry.path(), crate::read::POST) else {
                continue;
            };
            if !text.starts_with("---") {
                continue;
            }
            let parts = front_matter::split(&text);
            let Some((language, head)) = parts.head else {
                continue;
            };
            let path = entry.path().strip_prefix(&top).unwrap_or(entry.path());
            let path = path.to_string_lossy().replace('\\', "/");
            let map = front_matter::read(
                language,
                head,
                &path,
                &text,
                1,
                &mut Warnings::discard(Discard::NotShown),
            );
            let Ok(map) = map else { continue };
            let name = path.rfind('/').map_or(0, |slash| slash + 1);
            let stem = path[name..]
                .find('.')
                .map_or(path.as_str(), |dot| &path[..name + dot]);
            found.insert(stem.to_owned(), map.clone());
            found.insert(path, map);
        }
    }
    for (at, call) in settings.match_indices("addLayoutAlias(") {
        let end = settings[at..].find(')').unwrap_or(0);
        let texts: Vec<&str> = settings[at + call.len()..]
            .get(..end.saturating_sub(call.len()))
            .unwrap_or_default()
            .split(['"', '\'', '`'])
            .collect();
        if let [_, alias, _, layout, ..] = texts.as_slice()
            && let Some(map) = found.get(*layout).cloned()
        {
            found.insert((*alias).to_owned(), map);
        }
    }
    found
}

/// The templates that others may include, by their paths in the folder for that.
pub(super) fn includes(root: &Path, folder: &str, bounds: &Bounds) -> BTreeMap<String, String> {
    const ENDS: [&str; 5] = ["njk", "liquid", "html", "md", "svg"];
    const LONGEST: usize = 64 << 10;
    let top = root.join(folder);
    let mut found = BTreeMap::new();
    for entry in WalkDir::new(&top).into_iter().flatten() {
        let end = entry.path().extension().and_then(|end| end.to_str());
        if !entry.file_type().is_file() || !end.is_some_and(|end| ENDS.contains(&end)) {
            continue;
        }
        let Ok(text) = bounds.text(entry.path(), crate::read::POST) else {
            continue;
        };
        let parts = front_matter::split(&text);
        let body = text
            .get(text.len() - parts.body.len()..)
            .unwrap_or_default();
        // What has front matter with a layout is one, and nobody's part.
        let is_layout = parts.head.is_some_and(|(_, head)| head.contains("layout:"));
        if !is_layout && body.len() <= LONGEST {
            let path = entry.path().strip_prefix(&top).unwrap_or(entry.path());
            found.insert(path.to_string_lossy().replace('\\', "/"), body.to_owned());
        }
    }
    found
}

/// The data of a layout and of those around it, from the outermost inwards.
pub(super) fn chain<'l>(layouts: &'l BTreeMap<String, Map>, name: &str) -> Vec<&'l Map> {
    let mut chain = Vec::new();
    let mut name = Some(name);
    while let Some(map) = name.and_then(|name| layouts.get(name)) {
        chain.push(map);
        name = map.get("layout").and_then(Value::as_str);
        if chain.len() >= DEEPEST {
            break;
        }
    }
    chain.reverse();
    chain
}
