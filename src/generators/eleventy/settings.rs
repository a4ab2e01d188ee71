//! What can be known of an Eleventy site without running its settings, which are a program.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use walkdir::WalkDir;

use super::function;
use super::plugins::{changes, flavour, names_plugin};
use crate::config::Error;
use crate::generators::found::Found;
use crate::generators::shared::script_names::Names;
use crate::generators::shared::{commonmark, link, script};
use crate::generators::values::{parsed, person, read, text, value};
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

/// How the names of files with data of a post or a folder end; what is in later ones goes before.
const DATA: [&str; 6] = [
    ".json",
    ".11tydata.json",
    ".11tydata.js",
    ".11tydata.cjs",
    ".11tydata.mjs",
    ".11tydata.ts",
];

/// What Eleventy makes posts of, as far as feedmill reads it.
const TEMPLATES: [&str; 3] = ["md", "html", "markdown"];

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

/// The text of a module of the site, as `require` names it.
fn module(root: &Path, name: &str, bounds: &Bounds) -> Option<String> {
    const ENDS: [&str; 7] = ["", ".js", ".cjs", ".mjs", ".ts", ".json", "/index.js"];
    let name = name.trim_start_matches("./");
    let texts = ENDS
        .into_iter()
        .map(|end| root.join(format!("{name}{end}")));
    let mut texts = texts.filter(|path| path.is_file());
    read(&texts.next()?, bounds).ok().flatten()
}

/// The settings, with the text of the files of the site that they are put together from.
fn with_modules(root: &Path, settings: &str, bounds: &Bounds) -> String {
    const MOST: usize = 40;
    let mut whole = settings.to_owned();
    let mut seen = HashSet::new();
    // The folder of each file that is looked into, with its text.
    let mut waiting = vec![(String::new(), settings.to_owned())];
    while let Some((folder, text)) = waiting.pop() {
        for before in ["require(", "from ", "import(", "import "] {
            for (at, mark) in text.match_indices(before) {
                let rest = text[at + mark.len()..].trim_start();
                let quote = rest.chars().next().filter(|c| "\"'`".contains(*c));
                let named = quote.and_then(|quote| rest[1..].split_once(quote));
                let Some((name, _)) = named.filter(|(name, _)| name.starts_with('.')) else {
                    continue;
                };
                let Some(path) = link::resolve(&format!("{folder}/{name}")) else {
                    continue;
                };
                if seen.len() >= MOST || !seen.insert(path.clone()) {
                    continue;
                }
                // Data is not settings.
                if let Some(text) = module(root, &path, bounds).filter(|it| !it.starts_with('{')) {
                    whole.push('\n');
                    whole.push_str(&text);
                    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                    waiting.push((folder.to_owned(), text));
                }
            }
        }
    }
    whole
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

/// The filters of the settings that write dates, by Luxon's or Day.js' formats in plain sight, as `strftime` has them.
fn date_filters(settings: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for call in ["addFilter(", "addLiquidFilter(", "addNunjucksFilter("] {
        for (at, _) in settings.match_indices(call) {
            let rest = settings[at + call.len()..].trim_start();
            let Some(quote) = rest.chars().next().filter(|c| "\"'`".contains(*c)) else {
                continue;
            };
            let Some((name, rest)) = rest[1..].split_once(quote) else {
                continue;
            };
            // Up to the next call: what follows belongs to that.
            let end = rest.find("addFilter(").unwrap_or(rest.len());
            let body = &rest[..end];
            let format = ["toFormat(", ".format("].iter().find_map(|method| {
                let at = body.find(method)? + method.len();
                let text = body[at..].trim_start();
                let quote = text.chars().next().filter(|c| "\"'`".contains(*c))?;
                text[1..].split_once(quote).map(|(format, _)| format)
            });
            if let Some(format) = format.and_then(strftime) {
                found.insert(name.to_owned(), format);
            }
        }
    }
    found
}

/// A format of Luxon's or Day.js' as `strftime` has it, if it has only numbers.
pub(super) fn strftime(format: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = format;
    while let Some(c) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches(c).len();
        let known = match (c, run) {
            ('y' | 'Y', 4) => "%Y",
            ('L' | 'M', 2) => "%m",
            ('L' | 'M', 1) => "%-m",
            ('d' | 'D', 2) => "%d",
            ('d' | 'D', 1) => "%-d",
            _ if c.is_alphabetic() => return None,
            _ => {
                out.push_str(&rest[..run]);
                rest = &rest[run..];
                continue;
            }
        };
        out.push_str(known);
        rest = &rest[run..];
    }
    Some(out)
}

/// Filters that permalinks may use, besides the site's own that write dates.
const FILTERS: [&str; 16] = [
    "append", "date", "default", "downcase", "lower", "prepend", "remove", "replace", "safe",
    "slug", "slugify", "strip", "trim", "upcase", "upper", "url",
];

/// Warns of permalinks in data of folders and files that use filters nobody knows.
fn unknown_filters(
    root: &Path,
    beside: &BTreeMap<String, Vec<Map>>,
    known: &BTreeMap<String, String>,
    file: &str,
    warnings: &mut Vec<Warning>,
) {
    for (stem, maps) in beside {
        for map in maps {
            let computed = map
                .get("eleventyComputed")
                .and_then(|it| it.get("permalink"));
            let Some(permalink) = computed.or_else(|| map.get("permalink")) else {
                continue;
            };
            let template = permalink.as_str().unwrap_or_default();
            let unknown = template
                .split("{{")
                .skip(1)
                .filter_map(|part| part.split("}}").next())
                .flat_map(|inner| inner.split('|').skip(1))
                .map(|step| step.split([':', '(']).next().unwrap_or_default().trim())
                .find(|name| !FILTERS.contains(name) && !known.contains_key(*name));
            let Some(name) = unknown else { continue };
            let of = DATA
                .iter()
                .map(|end| format!("{stem}{end}"))
                .find(|path| root.join(path).is_file());
            warnings.push(Warning::file(
                of.as_deref().unwrap_or(file),
                "not-run",
                format!(
                    "the permalink uses the filter `{name}`, which feedmill does not know; addresses of posts may be wrong"
                ),
                "set `permalink:` in posts, or build the site first and set `content.body: page`",
            ));
        }
    }
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

/// The plain values of the folder of data, by the names of their files. What cannot be read goes to
/// `warnings`, since few posts need it; without the site's own facts, nothing is right.
fn global_data(
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
fn beside(
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
    fn what_the_settings_say_in_plain_sight_counts() {
        let settings = "const md = markdownIt({ html: true, typographer: true, 'linkify': false }).use(require('markdown-it-container'), 'note');\n\
                        c.addFilter('day', (date) => DateTime.fromJSDate(date).toFormat('yyyy/LL/dd'));\n\
                        c.addFilter('words', (date) => dayjs(date).format('MMMM YYYY'));\n\
                        c.addFilter(\"year\", date => dayjs(date).format(\"YYYY\"));";
        assert!(flavour(settings).smart && !flavour(settings).autolink);
        assert!(names_plugin(settings, "container") && !names_plugin(settings, "attrs"));
        let filters = date_filters(settings);
        assert_eq!(filters.get("day").map(String::as_str), Some("%Y/%m/%d"));
        assert_eq!(filters.get("year").map(String::as_str), Some("%Y"));
        assert_eq!(filters.get("words"), None);
    }

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
