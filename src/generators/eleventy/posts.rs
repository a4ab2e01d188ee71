//! Posts of Eleventy: data of folders below front matter, and permalinks that are small templates.

use std::path::Path;

use super::engine::Engine;
use super::settings::Eleventy;
use super::{computed, elements, layouts, own, permalink, template};
use crate::config::SiteConfig;
use crate::content::Post;
use crate::content::body::liquid;
use crate::content::fields::FrontMatter;
use crate::generators::shared::commonmark::Pieces;
use crate::generators::shared::front::is_undated;
use crate::generators::shared::passthrough::{self, Delimiters};
use crate::generators::shared::{commonmark, files};
use crate::value::{Map, Value};
use crate::warning::{Warning, Warnings};

/// Tags that say where a page is listed, and nothing about what it tells.
const LISTS: [&str; 4] = ["all", "nav", "post", "posts"];

/// Global data that says what becomes of a post.
const GLOBAL: [&str; 3] = ["eleventyComputed", "layout", "permalink"];

pub(crate) fn choose(eleventy: &Eleventy, found: Vec<String>) -> Vec<String> {
    let is_excluded = |file: &String| {
        let mut folders = eleventy.exclude.iter().filter(|folder| !folder.is_empty());
        folders.any(|folder| {
            file.strip_prefix(folder.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
        })
    };
    let mut patterns = globset::GlobSetBuilder::new();
    for pattern in &eleventy.ignored {
        let built = globset::GlobBuilder::new(pattern)
            .literal_separator(true)
            .build();
        if let Ok(pattern) = built {
            patterns.add(pattern);
        }
    }
    let patterns = patterns.build().unwrap_or_default();
    let is_text = |file: &String| {
        [".md", ".html", ".markdown"]
            .iter()
            .any(|end| file.ends_with(end))
            || files::is_in_unread_language(file)
    };
    found
        .into_iter()
        .filter(|file| is_text(file) && !is_excluded(file) && !patterns.is_match(file))
        .collect()
}

/// A post's data: that of its folders, from the outermost inwards, that of its own data file, and its front matter.
pub(crate) fn translate(eleventy: &Eleventy, path: &str, map: Map) -> Map {
    let mut merged = Map::new();
    // What all pages have counts least.
    for key in GLOBAL {
        if let Some(value) = eleventy.data.get(key) {
            merged.insert(key.to_owned(), value.clone());
        }
    }
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let inner_start = if eleventy.input.is_empty() {
        0
    } else {
        eleventy.input.len() + 1
    };
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    for folder in folders.filter(|folder| folder.len() >= inner_start) {
        let name = folder.rsplit('/').next().unwrap_or(folder);
        merge_beside(&mut merged, eleventy, &format!("{folder}/{name}"));
    }
    merge_beside(&mut merged, eleventy, stem);
    for (key, value) in map.iter() {
        merge(&mut merged, key, value);
    }
    let layout = merged.get("layout").and_then(Value::as_str);
    let chain = layout.map_or_else(Vec::new, |layout| layouts::chain(&eleventy.layouts, layout));
    if !chain.is_empty() {
        // What layouts say counts least.
        let mut whole = Map::new();
        for (key, value) in chain.into_iter().chain([&merged]).flat_map(Map::iter) {
            merge(&mut whole, key, value);
        }
        merged = whole;
    }
    let named = day_in(path);
    let words = [
        "Last Modified",
        "Created",
        "git Last Modified",
        "git Created",
    ];
    let written = merged.get("date").and_then(Value::to_text);
    match (written, named) {
        // The time of a file is nothing to go by: it differs from machine to machine.
        (Some(written), _) if words.contains(&written.as_str()) => {
            merged.insert("date".into(), Value::Null);
        }
        (None, Some(day)) => merged.insert("date".into(), day.to_string().into()),
        _ => {}
    }
    if let Some(Value::Map(map)) = merged.get("eleventyComputed").cloned() {
        computed::apply(eleventy, path, &mut merged, &map);
    }
    if let Some(tags) = merged.get("tags") {
        let items = match tags {
            Value::List(items) => items.clone(),
            one => vec![one.clone()],
        };
        let is_own = |tag: &Value| tag.as_str().is_none_or(|tag| !LISTS.contains(&tag));
        merged.insert(
            "tags".into(),
            Value::List(items.into_iter().filter(is_own).collect()),
        );
    }
    merged
}

/// Adds the data in the files that go by the name of `stem`.
fn merge_beside(merged: &mut Map, eleventy: &Eleventy, stem: &str) {
    for map in eleventy.beside.get(stem).into_iter().flatten() {
        for (key, value) in map.iter() {
            merge(merged, key, value);
        }
    }
}

/// Lists are joined and mappings merged; of anything else, the last counts.
fn merge(merged: &mut Map, key: &str, value: &Value) {
    if let Some(key) = key.strip_prefix("override:") {
        merged.insert(key.to_owned(), value.clone());
        return;
    }
    let new = match (merged.get(key), value) {
        // One tag may stand without a list around it.
        (Some(old), new)
            if key == "tags" && (old.as_list().is_some() != new.as_list().is_some()) =>
        {
            let list = |value: &Value| match value {
                Value::List(items) => items.clone(),
                one => vec![one.clone()],
            };
            let (mut items, new) = (list(old), list(new));
            items.extend(new.into_iter().filter(|item| !item.is_null()));
            items.dedup();
            Value::List(items)
        }
        (Some(Value::String(old)), Value::String(new)) if key == "tags" && old != new => {
            Value::List(vec![old.as_str().into(), new.as_str().into()])
        }
        (Some(Value::List(old)), Value::List(new)) => {
            let mut items = old.clone();
            let added = new.iter().filter(|item| !old.contains(item));
            items.extend(added.cloned());
            Value::List(items)
        }
        (Some(Value::Map(old)), Value::Map(new)) => {
            let mut map = old.clone();
            new.iter()
                .for_each(|(key, value)| merge(&mut map, key, value));
            Value::Map(map)
        }
        _ => value.clone(),
    };
    merged.insert(key.to_owned(), new);
}

pub(crate) fn left_out(eleventy: &Eleventy, matter: &FrontMatter<'_>) -> Option<&'static str> {
    let is_true = |key: &str| matter.map.get(key).and_then(Value::as_bool) == Some(true);
    let has_no_page = matter.map.get("permalink").and_then(Value::as_bool) == Some(false);
    let is_computed_away = || {
        matches!(
            permalink::computed(eleventy, matter, None),
            Some(permalink::Computed::None)
        )
    };
    if has_no_page
        || is_true("eleventyExcludeFromCollections")
        || is_computed_away()
        || own::is_dropped(eleventy, matter)
    {
        return Some("not listed");
    }
    (is_undated(matter) || matter.map.get("date").is_some_and(Value::is_null))
        .then_some("without a date")
}

/// The first day that stands anywhere in a path.
fn day_in(path: &str) -> Option<chrono::NaiveDate> {
    let starts = path.char_indices().map(|(at, _)| at);
    let mut days = starts.filter_map(|at| path.get(at..at + 10));
    days.find_map(|day| {
        let is_form = day.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        is_form.then(|| chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").ok())?
    })
}

/// The language of a post's templates, and whether what they give is Markdown.
pub(super) fn languages(eleventy: &Eleventy, path: &str, front: &Map) -> (Engine, bool) {
    let is_html = Path::new(path).extension().is_some_and(|end| end == "html");
    match front.get("templateEngineOverride") {
        None if is_html => (eleventy.html_engine, false),
        None => (eleventy.engine, true),
        Some(named) => {
            let named = named.to_text().unwrap_or_default();
            let mut names = named.split(',').map(str::trim);
            let is_markdown = names.clone().any(|name| name == "md");
            let engine = names.find(|name| *name != "md").and_then(Engine::named);
            (engine.unwrap_or(Engine::None), is_markdown)
        }
    }
}

/// Markdown or HTML that may hold templates.
pub(crate) fn html(
    config: &SiteConfig,
    eleventy: &Eleventy,
    post: &Post,
    body: &str,
    warnings: &mut Warnings,
) -> String {
    let html = filled(config, eleventy, post, body, warnings);
    let mut told: Vec<&str> = Vec::new();
    for name in elements::custom(&html) {
        if told.contains(&name) {
            continue;
        }
        told.push(name);
        let line = body
            .lines()
            .position(|line| line.contains(name))
            .unwrap_or(0);
        let text = body.lines().nth(line).unwrap_or_default();
        warnings.push(Warning {
            line: post.body_line + line,
            column: 1,
            text: text.to_owned(),
            ..Warning::file(
                &post.path,
                "unknown-element",
                format!("the custom element `{name}` is made by a script of the site; feeds show only what it encloses"),
                "build the site first and set `content.body: page`, or write HTML where the feed should show it",
            )
        });
    }
    html
}

fn filled(
    config: &SiteConfig,
    eleventy: &Eleventy,
    post: &Post,
    body: &str,
    warnings: &mut Warnings,
) -> String {
    let languages = languages(eleventy, &post.path, &post.front);
    let source = if languages.0 != Engine::None && liquid::has_liquid(body) {
        template::body(config, eleventy, post, body, languages.0, warnings)
    } else {
        body.to_owned()
    };
    if !languages.1 {
        return source;
    }
    let source = match eleventy.has_containers && source.contains(":::") {
        true => without_containers(&source, eleventy.titles_of_containers),
        false => source,
    };
    if !eleventy.has_formulas {
        return commonmark::to_html(&source, eleventy.flavour);
    }
    let mut pieces = Pieces::new(&source);
    let kept = passthrough::keep(&source, &Delimiters::dollars(), &mut pieces);
    pieces.restore(&commonmark::to_html(&kept, eleventy.flavour))
}

/// Without the lines that begin and end containers: what is in these stays. With `titles`, so do the words after their names,
/// below a figure and above anything else.
fn without_containers(source: &str, titles: bool) -> String {
    let mut out = String::with_capacity(source.len());
    let mut fence: Option<&str> = None;
    // The words that stand below each container that is open.
    let mut open: Vec<Option<&str>> = Vec::new();
    for line in source.split_inclusive('\n') {
        let start = line.trim_start();
        match fence {
            Some(mark) if start.starts_with(mark) => fence = None,
            Some(_) => {}
            None => {
                fence = ["```", "~~~"]
                    .into_iter()
                    .find(|mark| start.starts_with(mark));
            }
        }
        match fence.is_none() && start.starts_with(":::") {
            // A container ends a paragraph.
            true => {
                let named = start.trim_start_matches(':').trim();
                let (name, title) = named.split_once(char::is_whitespace).unwrap_or((named, ""));
                let title = Some(title.trim()).filter(|title| titles && !title.is_empty());
                let shown = match name {
                    "" => open.pop().flatten(),
                    "figure" => {
                        open.push(title);
                        None
                    }
                    _ => {
                        open.push(None);
                        title
                    }
                };
                match shown {
                    Some(words) => out.push_str(&format!("\n{words}\n\n")),
                    None => out.push('\n'),
                }
            }
            false => out.push_str(line),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_containers_are_no_text() {
        let text = "a\n::: note\nb\n:::\n```\n::: c\n```\n";
        assert_eq!(
            without_containers(text, false),
            "a\n\nb\n\n```\n::: c\n```\n"
        );
        let text = "::: figure Low tide\na\n:::\n::: tip Mind it\nb\n:::\n";
        assert_eq!(
            without_containers(text, true),
            "\na\n\nLow tide\n\n\nMind it\n\nb\n\n"
        );
    }
}
