//! What can be known of an Eleventy site without running its settings, which are a program.

use std::path::Path;
use std::sync::Arc;

use super::{Found, person, read, script, text, value};
use crate::config::{Error, Layout};
use crate::value::{Map, Value};
use crate::warning::Warning;

/// What says how the posts of an Eleventy site are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Eleventy {
    /// The folder of posts; empty for the site's own.
    pub input: String,
    /// Folders that Eleventy writes to or reads templates from.
    pub exclude: Vec<String>,
    /// Global data, for templates in front matter and bodies.
    pub data: Map,
}

const FILES: [&str; 6] = [
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "eleventy.config.ts",
    ".eleventy.js",
    ".eleventy.cjs",
];

/// The names that the site's own data go by.
const SITE: [&str; 4] = ["metadata", "site", "meta", "config"];

pub(super) fn find(root: &Path) -> Result<Option<Found>, Error> {
    for name in FILES {
        if let Some(settings) = read(&root.join(name))? {
            return found(root, name, &settings).map(Some);
        }
    }
    Ok(None)
}

fn found(root: &Path, file: &str, settings: &str) -> Result<Found, Error> {
    let folder = |key: &str, fallback: &str| {
        let named = script::named_text(settings, key).unwrap_or_else(|| fallback.to_owned());
        let named = named.trim_start_matches("./").trim_matches('/');
        if named == "." {
            String::new()
        } else {
            named.to_owned()
        }
    };
    let (input, output) = (folder("input", ""), folder("output", "_site"));
    let places = [folder("includes", "_includes"), folder("data", "_data")];
    let places = places.map(|place| {
        let path = format!("{input}/{place}");
        // Both are relative to the input, and may lead out of it.
        match place.strip_prefix("../") {
            Some(beside) => beside.to_owned(),
            None => path.trim_start_matches('/').to_owned(),
        }
    });
    let data = global_data(root, &places[1])?;
    let sites: Vec<&Value> = SITE.iter().filter_map(|name| data.get(name)).collect();
    let of = |keys: &[&str]| sites.iter().find_map(|site| text(site, keys));
    let author = sites.iter().find_map(|site| person(site.get("author")?));
    let url = of(&["url", "siteUrl", "base", "baseUrl"]);
    let mut warnings = Vec::new();
    if settings.contains("addGlobalData") || settings.contains("addShortcode") {
        warnings.push(Warning::file(
            file,
            "not-run",
            "feedmill cannot run this file: what it adds to posts is missing from feeds",
            "keep data in JSON files, and look at the posts that use shortcodes",
        ));
    }
    let [includes, data_folder] = places;
    let eleventy = Eleventy {
        input,
        exclude: vec![output, includes, data_folder, "node_modules".into()],
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
        layout: Layout::Eleventy(Arc::new(eleventy)),
        // Eleventy builds what is dated in the future like everything else.
        future: true,
        warnings,
    })
}

/// The plain values of the folder of data, by the names of their files.
fn global_data(root: &Path, folder: &str) -> Result<Map, Error> {
    let mut map = Map::new();
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
        return Ok(map);
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort_unstable();
    for name in names {
        let path = root.join(folder).join(&name);
        if let Some(stem) = name.strip_suffix(".json") {
            if let Some(value) = value(&path)? {
                map.insert(stem.to_owned(), value);
            }
        } else if let Some(stem) = [".js", ".mjs", ".cjs"]
            .iter()
            .find_map(|end| name.strip_suffix(end))
            && let Some(value) = read(&path)?.as_deref().and_then(script::exported)
        {
            map.insert(stem.to_owned(), value);
        }
    }
    Ok(map)
}
