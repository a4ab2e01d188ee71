//! The documents of a Jekyll site's own collections, as templates list them.

use std::path::Path;

use super::JekyllSite;
use crate::config;
use crate::content::{Site, front_matter};
use crate::date;
use crate::read;
use crate::uri;
use crate::value::{Map, Value};
use crate::warning::{Discard, Warnings};

/// No folder of a person's lies deeper below another.
const DEEPEST: usize = 32;

/// Each collection but the posts: its name, and its documents in Jekyll's order.
pub(super) fn all(jekyll: &JekyllSite, site: &Site) -> Value {
    let names: Vec<String> = match jekyll.settings.get("collections") {
        Some(Value::Map(map)) => map.iter().map(|(name, _)| name.to_owned()).collect(),
        Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
        _ => Vec::new(),
    };
    let names = names.into_iter().filter(|name| name != "posts");
    let lists = names.map(|name| {
        let documents = documents(jekyll, site, &name);
        (name, Value::List(documents))
    });
    Value::Map(lists.collect())
}

fn documents(jekyll: &JekyllSite, site: &Site, name: &str) -> Vec<Value> {
    let folder = format!("_{name}");
    let within = match jekyll.collections_dir.is_empty() {
        true => folder.clone(),
        false => format!("{}/{folder}", jekyll.collections_dir),
    };
    if within
        .split('/')
        .any(|part| matches!(part, "" | "." | ".."))
    {
        return Vec::new();
    }
    let mut paths = Vec::new();
    list(
        &site.config.root.join(&within),
        "",
        DEEPEST,
        site,
        &mut paths,
    );
    let mut found: Vec<(Option<i64>, String, Value)> = paths
        .into_iter()
        .filter_map(|path| {
            let document = document(jekyll, site, name, &within, &path)?;
            let date = document.get("date").and_then(Value::to_text);
            let date = date.and_then(|date| {
                let naive = site.config.content.naive_dates;
                date::read(&date, false, site.config.timezone, naive)
            });
            Some((
                date.map(|date| date.timestamp()),
                path,
                Value::Map(document),
            ))
        })
        .collect();
    // A document without a date has the present one.
    found.sort_by(|(one, a, _), (other, b, _)| {
        let key = |date: &Option<i64>| date.unwrap_or(i64::MAX);
        key(one).cmp(&key(other)).then_with(|| a.cmp(b))
    });
    found.into_iter().map(|(_, _, document)| document).collect()
}

/// The paths of the files below `dir`, relative to the collection.
fn list(dir: &Path, prefix: &str, depth: usize, site: &Site, paths: &mut Vec<String>) {
    if depth == 0 || site.config.bounds.check(dir).is_err() {
        return;
    }
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
            continue;
        };
        if name.starts_with(['.', '_', '#']) || name.ends_with('~') {
            continue;
        }
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{path}/"), depth - 1, site, paths);
        } else {
            paths.push(path);
        }
    }
}

/// A document, if the file has front matter.
fn document(
    jekyll: &JekyllSite,
    site: &Site,
    collection: &str,
    within: &str,
    path: &str,
) -> Option<Map> {
    let whole = format!("{within}/{path}");
    let file = site.config.root.join(&whole);
    let bytes = site.config.bounds.file(&file, read::POST).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let parts = front_matter::split_jekyll(&text);
    let (language, head) = parts.head?;
    let mut warnings = Warnings::discard(Discard::NotShown);
    let own = front_matter::read(language, head, &whole, &text, 1, &mut warnings).ok()?;
    let within_collections = jekyll.path_in_collections(&whole);
    let mut map = match config::defaults(&jekyll.defaults, within_collections) {
        Some(mut merged) => {
            config::merge(&mut merged, &own);
            merged
        }
        None => own,
    };
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
    let name = stem.rsplit('/').next().unwrap_or(stem);
    let slug = map.get("slug").and_then(Value::to_text);
    let slug = slug.unwrap_or_else(|| uri::slug(name));
    let url = url(jekyll, &map, collection, path, &slug);
    let mut put = |key: &str, value: Value| map.insert(key.to_owned(), value);
    put("url", url.clone().into());
    put("id", url.trim_end_matches('/').into());
    put("path", whole.as_str().into());
    put("relative_path", whole.as_str().into());
    put("collection", collection.into());
    put("slug", slug.into());
    put("ext", format!(".{extension}").into());
    put("content", parts.body.into());
    if map.get("title").is_none() {
        let words = name.split('-').map(capitalized);
        let title = words.collect::<Vec<_>>().join(" ");
        map.insert("title".to_owned(), title.into());
    }
    Some(map)
}

fn url(jekyll: &JekyllSite, map: &Map, collection: &str, path: &str, slug: &str) -> String {
    let of_collection = jekyll
        .settings
        .get("collections")
        .and_then(|all| all.get(collection)?.get("permalink")?.to_text());
    let own = map.get("permalink").and_then(Value::to_text);
    let template = own
        .or(of_collection)
        .unwrap_or_else(|| "/:collection/:path:output_ext".to_owned());
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
    let output = match jekyll.is_markdown(path) {
        true => ".html".to_owned(),
        false => format!(".{extension}"),
    };
    let name = stem.rsplit('/').next().unwrap_or(stem);
    let url = template
        .replace(":collection", collection)
        .replace(":output_ext", &output)
        .replace(":path", stem)
        .replace(":name", name)
        .replace(":title", slug);
    format!("/{}", url.trim_start_matches('/'))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    first + letters.as_str()
}
