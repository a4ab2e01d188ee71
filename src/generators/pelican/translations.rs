//! Posts in another language that are translations: one in the site's own language has the same slug.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use walkdir::WalkDir;

use super::site::Pelican;
use super::{html, posts, rst};
use crate::generators::shared::files;
use crate::read::Bounds;
use crate::value::{Map, Value};

/// The paths of posts that are translations of others.
pub(super) fn find(root: &Path, pelican: &Pelican, bounds: &Bounds) -> BTreeSet<String> {
    let walk = WalkDir::new(root.join(&pelican.content)).into_iter();
    let walk = walk.filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || files::is_page_or_folder(&name) && name != "node_modules"
    });
    let found = walk.flatten().filter_map(|entry| {
        let path = entry.path().strip_prefix(root).ok()?;
        let path = path.to_string_lossy().replace('\\', "/");
        entry.file_type().is_file().then_some(path)
    });
    let texts: Vec<(String, String)> = posts::choose(pelican, found.collect())
        .into_iter()
        .filter_map(|path| {
            let text = bounds.text(&root.join(&path), crate::read::POST).ok()?;
            Some((path, text))
        })
        .collect();
    // Most sites have one language, and none of this.
    if !texts.iter().any(|(_, text)| may_have_language(text)) {
        return BTreeSet::new();
    }
    let fronts: Vec<(String, Map)> = texts
        .into_iter()
        .map(|(path, text)| {
            let front = front(pelican, &path, &text);
            (path, front)
        })
        // What is not published is not translated either.
        .filter(|(_, front)| is_published(pelican, front))
        .collect();
    let is_own = |front: &Map| {
        let language = front.get("lang").and_then(Value::as_str);
        language.is_none_or(|language| language == pelican.language)
    };
    let own: HashSet<String> = fronts
        .iter()
        .filter(|(_, front)| is_own(front))
        .map(|(path, front)| slug(pelican, path, front))
        .collect();
    fronts
        .iter()
        .filter(|(path, front)| !is_own(front) && own.contains(&slug(pelican, path, front)))
        .map(|(path, _)| path.clone())
        .collect()
}

fn is_published(pelican: &Pelican, front: &Map) -> bool {
    let has = |key: &str| front.get(key).and_then(Value::to_text).is_some();
    let status = front.get("status").and_then(Value::to_text);
    let is_kept_back =
        status.is_some_and(|status| matches!(&*status.to_lowercase(), "draft" | "hidden" | "skip"));
    has("title") && (has("date") || pelican.dated_by_file) && !is_kept_back
}

/// Whether the first lines of a file may name a language.
fn may_have_language(text: &str) -> bool {
    let head = text.lines().take(30);
    head.map(|line| line.trim_start_matches([' ', ':']))
        .any(|line| {
            line.get(..4)
                .is_some_and(|key| key.eq_ignore_ascii_case("lang"))
        })
        || text.contains("name=\"lang\"")
}

fn front(pelican: &Pelican, path: &str, text: &str) -> Map {
    let (front, _) = if html::is_page(path) {
        html::head(text)
    } else if rst::is_rst(path) {
        rst::head(text)
    } else {
        posts::metadata(text)
    };
    posts::translate(pelican, path, front)
}

fn slug(pelican: &Pelican, path: &str, front: &Map) -> String {
    let text = |key: &str| front.get(key).and_then(Value::to_text);
    posts::slug(pelican, path, text("slug"), text("title"))
}
