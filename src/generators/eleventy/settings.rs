//! What can be known of an Eleventy site without running its settings, which are a program.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::engine::Engine;
use super::filters::date_filters;
use super::modules::module;
use super::plugins::{changes, flavour, names_plugin};
use super::registered::Own;
use super::{data, function, modules};
use crate::config::Error;
use crate::generators::found::Found;
use crate::generators::shared::script_names::Names;
use crate::generators::shared::small_script::{Machine, Script};
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
    #[serde(serialize_with = "through")]
    pub data: Arc<Map>,
    /// The names of global data that code computes which is not followed, with what that is.
    #[serde(serialize_with = "through")]
    pub unknown: Arc<BTreeMap<String, String>>,
    /// The data in files beside posts and folders, by the path that their names begin with: `posts/hello` for that of
    /// `posts/hello.11tydata.json`. Later ones go before earlier ones.
    #[serde(serialize_with = "through")]
    pub beside: Arc<BTreeMap<String, Vec<Map>>>,
    /// Which of markdown-it's options and plugins the settings turn on in plain sight.
    pub flavour: commonmark::Flavour,
    /// The language of templates in Markdown, and in HTML.
    pub engine: Engine,
    pub html_engine: Engine,
    /// What templates may include, by their paths in the folder for that.
    #[serde(serialize_with = "through")]
    pub includes: Arc<BTreeMap<String, String>>,
    /// The scripts of the site, which its filters and shortcodes are in.
    #[serde(serialize_with = "through")]
    pub script: Arc<Script>,
    /// What the settings register.
    #[serde(serialize_with = "through")]
    pub own: Arc<Own>,
    /// Whether transforms or plugins change posts in ways that feedmill does not follow.
    pub changes: bool,
    /// Whether lines of `:::` mark containers, and are not text.
    pub has_containers: bool,
    /// Whether the words after the name of a container are shown.
    pub titles_of_containers: bool,
    /// Whether `$…$` and `$$…$$` are formulas.
    pub has_formulas: bool,
    /// Filters of the site's own that write dates, with what they write them by.
    pub date_filters: BTreeMap<String, String>,
    /// What layouts say in their front matter, by their names.
    #[serde(serialize_with = "through")]
    pub layouts: Arc<BTreeMap<String, Map>>,
}

/// What is shared, as it would be alone.
fn through<T: serde::Serialize, S: serde::Serializer>(
    shared: &Arc<T>,
    to: S,
) -> Result<S::Ok, S::Error> {
    shared.as_ref().serialize(to)
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

/// Whether the site is built by a version of Eleventy before 2, by which text that is only indented is code.
fn is_first_version(root: &Path, bounds: &Bounds) -> bool {
    let package = value(&root.join("package.json"), bounds).ok().flatten();
    let version = package.as_ref().and_then(|package| {
        let mut lists = ["dependencies", "devDependencies"].into_iter();
        lists.find_map(|list| package.get(list)?.get("@11ty/eleventy")?.to_text())
    });
    version.is_some_and(|version| {
        let number = version.trim_start_matches(['^', '~', '>', '=', 'v', ' ']);
        number.starts_with("0.") || number.starts_with("1.")
    })
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
    let [includes, data_folder, layouts] = places;
    let found_layouts = super::layouts::read(root, &[&includes, &layouts], settings, bounds);
    let mut exclude = vec![
        output,
        includes.clone(),
        data_folder.clone(),
        layouts,
        "node_modules".into(),
    ];
    let (named, ignored) = ignored(root, settings, bounds);
    exclude.extend(named);
    let data_files = data::global_files(root, &data_folder, bounds);
    let beside_files = data::beside_files(root, &input, &exclude, bounds);
    let mut scripts = data::scripts(&data_folder, &data_files);
    scripts.extend(data::beside_scripts(&beside_files));
    let script = Arc::new(modules::script(root, file, &scripts, bounds));
    let machine = Machine::of(&script);
    let (mut data, mut unknown) = data::global_data(
        root,
        &data_folder,
        &data_files,
        &machine,
        bounds,
        &mut warnings,
    );
    registered_data(&machine, &mut data, &mut unknown);
    let whole = modules::whole(&script);
    let sites: Vec<&Value> = SITE.iter().filter_map(|name| data.get(name)).collect();
    let of = |keys: &[&str]| sites.iter().find_map(|site| text(site, keys));
    let author = sites.iter().find_map(|site| person(site.get("author")?));
    let url = of(&[
        "url", "siteUrl", "siteURL", "base", "baseUrl", "baseURL", "domain", "origin",
    ]);
    let url = url
        .filter(|url| url.starts_with("http"))
        .or_else(|| global_url(settings));
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
    let beside = data::beside(root, beside_files, &machine, bounds, &mut warnings);
    let settings = whole.as_str();
    let date_filters = date_filters(settings);
    let own = Own::of(&machine);
    let engine = |key: &str| {
        let named = names.text_in("", key).and_then(|text| match text {
            Ok(text) => Engine::named(&text),
            Err(expression) => Engine::named(&expression),
        });
        named.unwrap_or(Engine::Liquid)
    };
    let eleventy = Eleventy {
        layouts: Arc::new(found_layouts),
        beside: Arc::new(beside),
        engine: engine("markdownTemplateEngine"),
        html_engine: engine("htmlTemplateEngine"),
        includes: Arc::new(super::layouts::includes(root, &includes, bounds)),
        script: Arc::clone(&script),
        own: Arc::new(own),
        unknown: Arc::new(unknown),
        changes: !changes.is_empty(),
        date_filters,
        flavour: flavour(settings, is_first_version(root, bounds)),
        has_containers: names_plugin(settings, "container"),
        titles_of_containers: settings.contains("].info"),
        has_formulas: ["katex", "mathjax", "texmath", "math", "latex"]
            .iter()
            .any(|name| names_plugin(settings, name)),
        input,
        exclude,
        ignored,
        data: Arc::new(data.clone()),
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

/// Adds the data that the settings register.
fn registered_data(machine: &Machine, data: &mut Map, unknown: &mut BTreeMap<String, String>) {
    let registered = machine.registry().data.clone();
    for (name, given) in registered {
        let keys: Vec<&str> = name.split('.').collect();
        match function::registered(machine, &name, given) {
            Ok((value, parts)) => {
                if let Some(what) = parts.into_iter().next() {
                    unknown.insert(keys[0].to_owned(), what);
                }
                // Files of data go before.
                if keys.len() > 1 || data.get(&name).is_none() {
                    data::insert(data, &keys, value);
                }
            }
            Err(what) => {
                unknown.insert(keys[0].to_owned(), what);
            }
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
        assert!(flavour(settings, true).smart && !flavour(settings, true).autolink);
        assert!(names_plugin(settings, "container") && !names_plugin(settings, "attrs"));
    }
}
