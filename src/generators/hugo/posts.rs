//! Posts of Hugo: what its front matter means, which of its pages are posts, and where they live.

use globset::GlobBuilder;

use super::settings::Hugo;
use super::{permalink, shortcode};
use crate::content::fields::FrontMatter;
use crate::content::file_name::FileName;
use crate::content::{Post, Site};
use crate::generators::shared::front::{fill, is_undated};
use crate::generators::shared::link;
use crate::generators::values::lower;
use crate::value::{Map, Value};
use crate::warning::Warnings;

/// Hugo takes keys in any case, and some under several names.
pub(crate) fn translate(hugo: &Hugo, path: &str, written: Map) -> Map {
    let mut map: Map = written
        .iter()
        .map(|(key, value)| (key.to_lowercase(), lower(value.clone())))
        .collect();
    if let Some(params) = written.get("params").and_then(Value::as_map) {
        for (key, value) in params.iter() {
            let key = key.to_lowercase();
            if map.get(&key).is_none() {
                map.insert(key, lower(value.clone()));
            }
        }
    }
    hand_down(hugo, path, &mut map);
    // `published` is a date here, and not a switch.
    let dates = ["publishdate", "pubdate", "published"];
    fill(&mut map, "publishdate", &dates);
    fill(&mut map, "lastmod", &["modified"]);
    if hugo.date_in_name
        && let Some(day) = FileName::of(&name_path(path)).date
    {
        map.insert("date".into(), day.to_string().into());
    }
    fill(&mut map, "date", &["publishdate", "lastmod"]);
    fill(&mut map, "expirydate", &["unpublishdate"]);
    fill(&mut map, "expires", &["expirydate"]);
    fill(
        &mut map,
        "image",
        &["images", "featured_image", "thumbnail", "cover"],
    );
    if let Some(image) = map.get("image").and_then(first_image) {
        map.insert("image".into(), image);
    }
    if let Some(other) = hugo.other_language(path) {
        map.insert("lang".into(), other.tag.as_str().into());
    }
    let has_categories = match map.get("categories") {
        None | Some(Value::Null) => false,
        Some(Value::List(items)) => !items.is_empty(),
        Some(_) => true,
    };
    let section = permalink::Place::of(hugo, path).section().to_owned();
    if !has_categories && !section.is_empty() {
        map.insert("categories".into(), Value::List(vec![section.into()]));
    }
    map
}

/// Gives the page what the sections around it and the site have for pages that lack it.
fn hand_down(hugo: &Hugo, path: &str, map: &mut Map) {
    let content = hugo.folder_of(path).map_or("", |(folder, _)| folder);
    let inner = path
        .strip_prefix(content)
        .map_or(path, |rest| rest.trim_start_matches('/'));
    let below = hugo.sections.iter().filter(|section| {
        let rest = inner.strip_prefix(section.folder.as_str());
        let is_below = rest.is_some_and(|rest| rest.starts_with('/'));
        section.content == content && (section.folder.is_empty() || is_below)
    });
    let cascades = below.flat_map(|section| &section.cascades);
    for cascade in cascades.chain(&hugo.cascades) {
        let is_meant = cascade
            .path
            .as_deref()
            .is_none_or(|glob| matches_path(glob, &logical(inner)));
        if !is_meant {
            continue;
        }
        for (key, value) in cascade.values.iter() {
            if map.get(key).is_none() {
                map.insert(key.to_owned(), value.clone());
            }
        }
    }
}

/// The path by which Hugo knows a page: in lower case, without its extension, a bundle by its folder.
fn logical(inner: &str) -> String {
    let stem = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    format!("/{}", stem.to_lowercase())
}

fn matches_path(glob: &str, path: &str) -> bool {
    let glob = format!("/{}", glob.trim_matches('/').to_lowercase());
    GlobBuilder::new(&glob)
        .literal_separator(true)
        .build()
        .is_ok_and(|glob| glob.compile_matcher().is_match(path))
}

/// The first of several pictures, or the picture of a mapping.
fn first_image(value: &Value) -> Option<Value> {
    match value {
        Value::List(items) => items.first().cloned(),
        _ => None,
    }
}

/// The path that names a page: the folder's, where the file is a folder's index.
fn name_path(path: &str) -> String {
    let folder = link::folder(path);
    let stem = path.rsplit('/').next().unwrap_or(path);
    match stem.split('.').next() {
        Some("index") if !folder.is_empty() => format!("{folder}.md"),
        _ => path.to_owned(),
    }
}

pub(crate) fn left_out(hugo: &Hugo, matter: &FrontMatter<'_>) -> Option<&'static str> {
    if hugo
        .other_language(matter.path)
        .is_some_and(|other| !other.is_shown)
    {
        return Some("in another language");
    }
    let build = matter.map.get("build").or(matter.map.get("_build"));
    let is_never = |key: &str| {
        let written = build
            .and_then(|build| build.get(key))
            .and_then(Value::to_text);
        matches!(written.as_deref(), Some("never" | "false"))
    };
    let is_headless = matter.map.get("headless").and_then(Value::as_bool) == Some(true);
    if is_headless || is_never("render") || is_never("list") {
        return Some("not listed");
    }
    is_undated(matter).then_some("without a date")
}

/// Goldmark's Markdown, with shortcodes done.
pub(crate) fn html(
    site: &Site,
    hugo: &Hugo,
    post: &Post,
    body: &str,
    warnings: &mut Warnings,
) -> String {
    if post.path.ends_with(".html") || post.path.ends_with(".htm") {
        return shortcode::render(site, hugo, post, body, None, warnings);
    }
    shortcode::render(site, hugo, post, body, Some(hugo.flavour), warnings)
}
