//! What can be known of an Eleventy site without running its settings, which are a program.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::data::{beside, global_data};
use super::filters::{date_filters, unknown_filters};
use super::function;
use super::modules::{module, with_modules};
use super::plugins::{changes, flavour, names_plugin};
use crate::config::Error;
use crate::generators::found::Found;
use crate::generators::shared::script_names::Names;
use crate::generators::shared::{commonmark, script};
use crate::generators::values::{person, read, text, value};
use crate::read::Bounds;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// What says how the posts of an Eleventy site are read.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(tag = "generator")]
pub struct Eleventy {
    /// The folder of posts; empty for the site's own.
    pub input: String,
    /// Folders that Eleventy writes to or reads templates from.
    pub exclude: Vec<String>,
    /// Patterns of `.eleventyignore`, of files that are not posts.
    pub ignored: Vec<String>,
    /// Global data, for templates in front matter and bodies.
    pub data: Map,
    /// The data in files beside posts and folders, by the path that their names begin with: `posts/hello` for that of
    /// `posts/hello.11tydata.json`. Later ones go before earlier ones.
    pub beside: BTreeMap<String, Vec<Map>>,
    /// Which of markdown-it's options and plugins the settings turn on in plain sight.
    pub flavour: commonmark::Flavour,
    /// Whether Markdown may hold templates.
    pub has_templates: bool,
    /// Whether lines of `:::` mark containers, and are not text.
    pub has_containers: bool,
    /// Whether the words after the name of a container are shown.
    pub titles_of_containers: bool,
    /// Whether `$…$` and `$$…$$` are formulas.
    pub has_formulas: bool,
    /// Filters of the site's own that write dates, with what they write them by.
    pub date_filters: BTreeMap<String, String>,
    /// What layouts say in their front matter, by their names.
    pub layouts: BTreeMap<String, Map>,
}

const FILES: [&str; 7] = [
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "eleventy.config.ts",
    ".eleventy.js",
    ".eleventy.cjs",
    ".eleventy.ts",
];

/// The names that the site's own data go by.
const SITE: [&str; 4] = ["metadata", "site", "meta", "config"];

pub(crate) fn find(root: &Path, bounds: &Bounds) -> Result<Option<Found>, Error> {
    let scripts = scripts(root, bounds);
    let named = scripts.as_deref().and_then(|it| option(it, "--config"));
    for name in named.iter().map(String::as_str).chain(FILES) {
        if let Some(settings) = read(&root.join(name), bounds)? {
            return found(root, name, &settings, scripts.as_deref(), bounds).map(Some);
        }
    }
    Ok(None)
}

/// The command of the site's package that runs Eleventy.
fn scripts(root: &Path, bounds: &Bounds) -> Option<String> {
    let package = value(&root.join("package.json"), bounds).ok().flatten()?;
    let scripts = package.get("scripts")?.as_map()?;
    let mut commands = scripts.iter().filter_map(|(_, command)| command.as_str());
    let command = commands.find(|command| command.contains("eleventy") && command.contains("--"));
    command.map(str::to_owned)
}

/// What a command gives an option: `--input=src` or `--input src`.
fn option(command: &str, name: &str) -> Option<String> {
    let after = &command[command.find(name)? + name.len()..];
    let value = after.strip_prefix(['=', ' '])?.split_whitespace().next()?;
    let value = value.trim_matches(['"', '\'']).trim_start_matches("./");
    (!value.is_empty() && !value.starts_with('-')).then(|| value.to_owned())
}

fn found(
    root: &Path,
    file: &str,
    settings: &str,
    scripts: Option<&str>,
    bounds: &Bounds,
) -> Result<Found, Error> {
    let load = |name: &str| module(root, name, bounds);
    let whole = with_modules(root, settings, bounds);
    let names = Names::of(settings, &load);
    let mut warnings = Vec::new();
    let mut folder = |key: &str, fallback: &str| {
        let setter = format!("set{}{}Directory", key[..1].to_uppercase(), &key[1..]);
        let named = scripts
            .and_then(|scripts| option(scripts, &format!("--{key}")))
            .or_else(|| script::called_with(settings, &setter));
        let named = match named.map(Ok).or_else(|| names.text_in("dir", key)) {
            Some(Ok(named)) => named,
            None => fallback.to_owned(),
            Some(Err(expression)) => {
                let taken = match key {
                    "input" => likely_input(root),
                    _ => fallback.to_owned(),
                };
                let shown = if taken.is_empty() { "." } else { &taken };
                warnings.push(Warning::file(
                    file,
                    "not-run",
                    format!("the folder `{key}` is computed, by `{expression}`; feedmill takes `{shown}`"),
                    format!("write `{key}: \"FOLDER\"` as a plain text, or name the folder of posts in `content.dir` of a feedmill.yaml"),
                ));
                taken
            }
        };
        let named = named.trim_start_matches("./").trim_matches('/');
        if named == "." {
            String::new()
        } else {
            named.to_owned()
        }
    };
    let (input, output) = (folder("input", ""), folder("output", "_site"));
    let includes = folder("includes", "_includes");
    let layouts = folder("layouts", &includes);
    let places = [includes, folder("data", "_data"), layouts];
    let places = places.map(|place| {
        let path = format!("{input}/{place}");
        // Both are relative to the input, and may lead out of it.
        match place.strip_prefix("../") {
            Some(beside) => beside.to_owned(),
            None => path.trim_start_matches('/').to_owned(),
        }
    });
    let mut data = global_data(root, &places[1], bounds, &mut warnings)?;
    global_permalinks(&mut data, file, settings);
    let sites: Vec<&Value> = SITE.iter().filter_map(|name| data.get(name)).collect();
    let of = |keys: &[&str]| sites.iter().find_map(|site| text(site, keys));
    let author = sites.iter().find_map(|site| person(site.get("author")?));
    let url = of(&[
        "url", "siteUrl", "siteURL", "base", "baseUrl", "baseURL", "domain", "origin",
    ]);
    let url = url
        .filter(|url| url.starts_with("http"))
        .or_else(|| global_url(settings));
    if settings.contains("addGlobalData") || settings.contains("addShortcode") {
        warnings.push(Warning::file(
            file,
            "not-run",
            "feedmill cannot run this file: what it adds to posts is missing from feeds",
            "keep data in JSON files, and look at the posts that use shortcodes",
        ));
    }
    let changes = changes(&whole);
    if !changes.is_empty() {
        warnings.push(Warning::file(
            file,
            "not-run",
            format!(
                "feeds show posts without what {} of them",
                changes.join(", ")
            ),
            "build the site first and set `content.body: page`, if posts need it",
        ));
    }
    let [includes, data_folder, layouts] = places;
    let found_layouts = super::layouts::read(root, &[&includes, &layouts], settings, bounds);
    let mut exclude = vec![
        output,
        includes,
        data_folder,
        layouts,
        "node_modules".into(),
    ];
    let (named, ignored) = ignored(root, settings, bounds);
    exclude.extend(named);
    let beside = beside(root, &input, &exclude, bounds, &mut warnings);
    let settings = whole.as_str();
    let date_filters = date_filters(settings);
    unknown_filters(root, &beside, &date_filters, file, &mut warnings);
    let eleventy = Eleventy {
        layouts: found_layouts,
        beside,
        date_filters,
        flavour: flavour(settings),
        has_templates: names
            .expression("", "markdownTemplateEngine")
            .is_none_or(|engine| engine != "false"),
        has_containers: names_plugin(settings, "container"),
        titles_of_containers: settings.contains("].info"),
        has_formulas: ["katex", "mathjax", "texmath", "math", "latex"]
            .iter()
            .any(|name| names_plugin(settings, name)),
        input,
        exclude,
        ignored,
        data: data.clone(),
    };
    Ok(Found {
        generator: "Eleventy",
        file: file.to_owned(),
        title: of(&["title", "name"]),
        url,
        url_line: "\"url\": \"https://example.org/\" in _data/metadata.json",
        description: of(&["description", "subtitle"]),
        language: of(&["language", "lang"]),
        timezone: None,
        author,
        copyright: None,
        posts: Arc::new(eleventy),
        // Eleventy builds what is dated in the future like everything else.
        future: true,
        warnings,
    })
}

/// The folder that is most likely the one of posts: one with Eleventy's folders of templates or data in it.
fn likely_input(root: &Path) -> String {
    let folders = ["src", "content", "site", "source", "website", "app"];
    let is_likely = |folder: &&str| {
        let inner = ["_includes", "_data", "_layouts"];
        inner.iter().any(|it| root.join(folder).join(it).is_dir())
    };
    let found = folders.into_iter().find(is_likely);
    found.unwrap_or_default().to_owned()
}

/// The site's address, if the settings give it to templates as a plain text.
fn global_url(settings: &str) -> Option<String> {
    let calls = settings.match_indices("addGlobalData(");
    let mut pairs = calls.filter_map(|(at, call)| {
        let rest = settings[at + call.len()..].trim_start();
        let quote = rest.chars().next().filter(|c| "\"'`".contains(*c))?;
        let (name, rest) = rest[1..].split_once(quote)?;
        let is_url =
            ["url", "siteurl", "base", "baseurl", "domain"].contains(&name.to_lowercase().as_str());
        let rest = rest.trim_start().strip_prefix(',')?.trim_start();
        let quote = rest.chars().next().filter(|c| "\"'`".contains(*c))?;
        let (value, _) = rest[1..].split_once(quote)?;
        (is_url && value.starts_with("http")).then(|| value.to_owned())
    });
    pairs.next()
}

/// The permalinks that the settings give to all pages: texts and functions that give them.
fn global_permalinks(data: &mut Map, file: &str, settings: &str) {
    const CALL: &str = "addGlobalData(";
    for (at, _) in settings.match_indices(CALL) {
        let rest = settings[at + CALL.len()..].trim_start();
        let Some(quote) = rest.chars().next().filter(|c| "\"'`".contains(*c)) else {
            continue;
        };
        let Some((name, rest)) = rest[1..].split_once(quote) else {
            continue;
        };
        let (false, true) = (rest.is_empty(), name.ends_with("permalink")) else {
            continue;
        };
        let Some(value) = rest.trim_start().strip_prefix(',') else {
            continue;
        };
        let expression = script::first_argument(value);
        let permalink = match script::plain_value(expression) {
            Some(text @ Value::String(_)) => text,
            _ => function::function(expression, file, settings),
        };
        match name {
            "permalink" => data.insert(name.to_owned(), permalink),
            "eleventyComputed.permalink" => {
                let mut computed = match data.get("eleventyComputed") {
                    Some(Value::Map(map)) => map.clone(),
                    _ => Map::new(),
                };
                computed.insert("permalink".into(), permalink);
                data.insert("eleventyComputed".into(), Value::Map(computed));
            }
            _ => {}
        }
    }
}

/// What `.eleventyignore` and the settings leave out: files and folders by name, and patterns.
fn ignored(root: &Path, settings: &str, bounds: &Bounds) -> (Vec<String>, Vec<String>) {
    let file = read(&root.join(".eleventyignore"), bounds).ok().flatten();
    let file = file.unwrap_or_default();
    let calls = settings.match_indices("ignores.add(");
    let called = calls
        .filter_map(|(at, call)| script::called_with(&settings[at..], &call[..call.len() - 1]));
    let (mut plain, mut patterns) = (Vec::new(), Vec::new());
    for line in file.lines().map(str::to_owned).chain(called) {
        let line = line.trim().trim_start_matches("./").trim_start_matches('/');
        let stem = ["/**/*", "/**", "/*"]
            .iter()
            .fold(line, |line, end| line.trim_end_matches(end))
            .trim_end_matches('/');
        if stem.is_empty() || stem.starts_with(['#', '!']) {
            continue;
        }
        match stem.contains(['*', '{', '?']) {
            true => patterns.push(line.to_owned()),
            false => plain.push(stem.to_owned()),
        }
    }
    (plain, patterns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_settings_say_in_plain_sight_counts() {
        let settings = "const md = markdownIt({ html: true, typographer: true, 'linkify': false }).use(require('markdown-it-container'), 'note');";
        assert!(flavour(settings).smart && !flavour(settings).autolink);
        assert!(names_plugin(settings, "container") && !names_plugin(settings, "attrs"));
    }
}
