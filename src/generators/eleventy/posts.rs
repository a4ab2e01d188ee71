//! Posts of Eleventy: data of folders below front matter, and permalinks that are small templates.

use std::path::Path;

use super::settings::Eleventy;
use super::{function, layouts, permalink, stem};
use crate::config::SiteConfig;
use crate::content::Post;
use crate::content::body::liquid;
use crate::content::fields::FrontMatter;
use crate::generators::shared::commonmark::Pieces;
use crate::generators::shared::front::is_undated;
use crate::generators::shared::liquid::problem_in;
use crate::generators::shared::passthrough::{self, Delimiters};
use crate::generators::shared::{commonmark, files};
use crate::value::{Map, Value};
use crate::warning::Warnings;

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
    if let Some(Value::Map(computed)) = merged.get("eleventyComputed").cloned()
        && let Some(permalink) = computed.get("permalink")
        && (permalink.as_str().is_some() || function::is_function(permalink))
    {
        function::replace(&mut merged, permalink);
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
    if has_no_page || is_true("eleventyExcludeFromCollections") || is_computed_away() {
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

/// Markdown that may hold Liquid.
pub(crate) fn html(
    config: &SiteConfig,
    eleventy: &Eleventy,
    post: &Post,
    body: &str,
    warnings: &mut Warnings,
) -> String {
    let is_html = Path::new(&post.path)
        .extension()
        .is_some_and(|end| end == "html");
    let languages = match post.front.get("templateEngineOverride") {
        None => (eleventy.has_templates, !is_html),
        Some(named) => {
            let named = named.to_text().unwrap_or_default();
            let has = |wanted: &str| named.split(',').any(|name| name.trim() == wanted);
            (has("liquid") || has("njk"), has("md"))
        }
    };
    let source = if languages.0 && liquid::has_liquid(body) {
        with_liquid(config, eleventy, post, body, warnings)
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

fn with_liquid(
    config: &SiteConfig,
    eleventy: &Eleventy,
    post: &Post,
    body: &str,
    warnings: &mut Warnings,
) -> String {
    let mut page = Map::new();
    let path = post
        .canonical_url
        .strip_prefix(config.url.as_str().trim_end_matches('/'));
    page.insert("url".into(), path.unwrap_or_default().into());
    page.insert("date".into(), crate::date::rfc3339(&post.published).into());
    page.insert(
        "fileSlug".into(),
        stem::file_slug(eleventy, &post.path).into(),
    );
    let title = post.title.clone().unwrap_or_default();
    page.insert("title".into(), title.into());
    // Here, data stands beside `page` and not below it.
    let mut names = String::from("{% assign title = page.title %}");
    let is_name = |key: &str| {
        key.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    let own = post
        .front
        .iter()
        .filter(|(key, _)| *key != "title" && is_name(key) && body.contains(*key));
    // The site's data may be large: it is looked up where a body names it, and not copied for each post.
    for (key, _) in eleventy.data.iter() {
        if is_name(key) && key != "title" && body.contains(key) {
            names.push_str(&format!("{{% assign {key} = site.{key} %}}"));
        }
    }
    for (key, value) in own {
        page.insert(format!("data_{key}"), value.clone());
        names.push_str(&format!("{{% assign {key} = page.data_{key} %}}"));
    }
    let (page, site) = (Value::Map(page), Value::Map(Map::new()));
    let context = liquid::Context {
        page: &page,
        site: &site,
        lookups: &Alone {
            data: &eleventy.data,
        },
        timezone: config.timezone,
        now: post.published.to_utc(),
        url: config.url.as_str().trim_end_matches('/'),
        baseurl: "",
        environment: "production",
        limits: liquid::Limits::default(),
    };
    let source = format!("{names}{}", with_bare_languages(body));
    let rendered = liquid::render(&source, &context);
    // These filters of Eleventy's give here what they are given.
    let is_known = |filter: &str| matches!(filter, "url" | "safe" | "htmlBaseUrl");
    let problems = rendered.warnings.into_iter();
    let problems = problems.filter(|problem| !is_known(&problem.tag));
    warnings.extend(problems.map(|problem| problem_in(post, problem)));
    rendered.text.into_owned()
}

/// `{% highlight "js" %}` as Liquid's own tag has it, without quotes and lines to mark.
fn with_bare_languages(body: &str) -> std::borrow::Cow<'_, str> {
    const TAG: &str = "{% highlight ";
    if !body.contains(TAG) {
        return body.into();
    }
    let mut parts = body.split(TAG);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(TAG);
        let quote = part.chars().next().filter(|c| matches!(c, '"' | '\''));
        let quoted = quote.and_then(|quote| part[1..].split_once(quote));
        match quoted.filter(|(named, _)| !named.contains('\n')) {
            Some((named, after)) => {
                let end = named.find([' ', '/', ',']).unwrap_or(named.len());
                out.push_str(&named[..end]);
                out.push_str(after);
            }
            None => out.push_str(part),
        }
    }
    out.into()
}

/// A template that sees its own page and the site's data, which may be large and is not copied for each post.
struct Alone<'d> {
    data: &'d Map,
}

impl liquid::Site for Alone<'_> {
    fn include(&self, _path: &str) -> Option<std::borrow::Cow<'_, str>> {
        None
    }

    fn include_relative(&self, _path: &str) -> Option<std::borrow::Cow<'_, str>> {
        None
    }

    fn link(&self, _path: &str) -> Option<String> {
        None
    }

    fn post_url(&self, _name: &str) -> Option<String> {
        None
    }

    fn variable(&self, name: &str) -> Option<&Value> {
        self.data.get(name)
    }

    fn markdownify(&self, text: &str) -> String {
        commonmark::to_html(text, commonmark::Flavour::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_code_may_stand_in_quotes() {
        let text =
            "{% highlight \"js/2-3\" %}a{% endhighlight %} {% highlight css %}b{% endhighlight %}";
        assert_eq!(
            with_bare_languages(text),
            "{% highlight js %}a{% endhighlight %} {% highlight css %}b{% endhighlight %}"
        );
    }

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
