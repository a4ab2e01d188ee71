//! What the settings of these generators say of a site, as far as they are written in plain sight.

use std::path::Path;
use std::sync::Arc;

use feedmill_html::page::{decode, metadata};
use serde::Serializer;
use url::Url;

use super::known::{ALL, Known};
use super::plain::Plain;
use crate::config::Error;
use crate::generators::Generator;
use crate::generators::found::Found;
use crate::generators::shared::{python, script};
use crate::generators::values::{person, read, text, value};
use crate::read::Bounds;
use crate::value::{Map, Value};

/// A site whose pages are read.
#[derive(Debug, serde::Serialize)]
#[serde(tag = "generator")]
pub(crate) struct Paged {
    #[serde(serialize_with = "name")]
    known: &'static Known,
    /// The folder below which posts lie, relative to the site; empty for the site's own.
    pub top: String,
    /// The folders of posts, relative to the site.
    pub folders: Vec<String>,
    /// The folder of the output, relative to the site.
    pub output: String,
    /// Authors by their keys.
    pub authors: Value,
}

/// What is known of a generator is part of feedmill, and not of the settings.
fn name<S: Serializer>(known: &&'static Known, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(known.name)
}

impl Paged {
    pub fn name(&self) -> &'static str {
        self.known.name
    }

    pub fn command(&self) -> &'static str {
        self.known.command
    }

    pub fn is_sphinx(&self) -> bool {
        self.known.name == "Sphinx"
    }

    /// The first folder of the output's path, unless posts lie in it too.
    pub fn output_top(&self) -> &str {
        let top = self.output.split('/').next().unwrap_or_default();
        let is_source = self
            .folders
            .iter()
            .any(|folder| folder == top || folder.starts_with(&format!("{top}/")));
        match is_source {
            true => &self.output,
            false => top,
        }
    }
}

/// Whether a site with a `_config.yml` is one of Hexo, and not of Jekyll.
pub(crate) fn is_hexo(root: &Path) -> bool {
    let package = crate::read::text(&root.join("package.json"), crate::read::SETTINGS);
    let names_hexo = package.is_ok_and(|package| package.contains("\"hexo\""));
    (names_hexo || root.join("source/_posts").is_dir()) && !root.join("_posts").is_dir()
}

pub(crate) fn find(root: &Path, bounds: &Bounds) -> Result<Option<Found>, Error> {
    for known in &ALL {
        for file in known.files {
            let path = root.join(file);
            if !path.is_file() || known.name == "Hexo" && !is_hexo(root) {
                continue;
            }
            let Some(written) = read(&path, bounds)? else {
                continue;
            };
            if known.name == "Sphinx"
                && !written.contains("extensions")
                && !written.contains("project")
            {
                continue;
            }
            return found(root, known, file, &written, bounds).map(Some);
        }
    }
    Ok(None)
}

fn found(
    root: &Path,
    known: &'static Known,
    file: &str,
    written: &str,
    bounds: &Bounds,
) -> Result<Found, Error> {
    let values = values(root, file, bounds)?;
    let of = |keys: &[&str]| -> Option<String> {
        match &values {
            Some(values) => text(values, keys),
            None => keys.iter().find_map(|key| script::named_text(written, key)),
        }
        .filter(|text| !text.is_empty())
    };
    // A folder that settings lie in may be the site for the generator.
    let inner = match file.rsplit_once('/') {
        Some((folder, _)) => folder.trim_end_matches(".vitepress").trim_end_matches('/'),
        None => "",
    };
    let below = |folder: &str| match (inner, folder) {
        ("", folder) => folder.to_owned(),
        (inner, "") => inner.to_owned(),
        (inner, folder) => format!("{inner}/{folder}"),
    };
    let is_plain = |folder: &str| !folder.contains("..") && !folder.starts_with('/');
    let named = of(known.output_keys)
        .map(|folder| {
            folder
                .trim_start_matches("./")
                .trim_end_matches('/')
                .to_owned()
        })
        .filter(|folder| is_plain(folder) && !folder.is_empty())
        .map(|folder| below(&folder));
    let output = named.unwrap_or_else(|| {
        let usual = known
            .output
            .iter()
            .find(|folder| root.join(folder).join("index.html").is_file());
        let first = || match known.name {
            "VitePress" => below(".vitepress/dist"),
            "Sphinx" => below("_build/html"),
            _ => known.output[0].to_owned(),
        };
        usual.map_or_else(first, |folder| (*folder).to_owned())
    });
    let mut folders: Vec<String> = known
        .folders
        .iter()
        .map(|folder| below(folder))
        .filter(|folder| folder.is_empty() || root.join(folder).is_dir())
        .collect();
    if known.name == "Docusaurus" {
        // Each blog of a site may have a folder of its own.
        for (at, _) in written.match_indices("plugin-content-blog") {
            let named = script::named_text(&written[at..], "path");
            let named =
                named.map(|folder| folder.trim_start_matches("./").trim_matches('/').to_owned());
            folders.extend(named.filter(|folder| is_plain(folder) && root.join(folder).is_dir()));
        }
        folders.sort();
        folders.dedup();
    }
    let home = home(root, &output);
    let base = of(known.base_keys).filter(|base| base != "/");
    let url = of(known.url_keys)
        .filter(|url| url.starts_with("http"))
        .and_then(|url| with_base(&url, base.as_deref()))
        .or_else(|| home.url.clone());
    let title = of(known.title_keys).or(home.title);
    let posts: Arc<dyn Generator> = match folders
        .iter()
        .any(|folder| has_posts(root, folder, &output))
    {
        true => Arc::new(Paged {
            known,
            top: common(&folders),
            authors: authors(root, &folders, bounds),
            folders,
            output,
        }),
        false => Arc::new(Plain {
            folder: output,
            made_by: Some((known.name, known.command)),
        }),
    };
    Ok(Found {
        generator: known.name,
        file: file.to_owned(),
        title,
        url,
        url_line: known.url_line,
        description: of(&["description", "tagline"]).or(home.description),
        language: of(&["language", "lang"])
            .filter(|language| language.len() <= 12 && !language.contains(' '))
            .or(home.language),
        timezone: values
            .as_ref()
            .and_then(|values| text(values, &["timezone"]))
            .filter(|zone| zone.parse::<chrono_tz::Tz>().is_ok()),
        author: values
            .as_ref()
            .and_then(|values| person(values.get("author")?)),
        copyright: None,
        posts,
        // What is built is published.
        future: true,
        warnings: Vec::new(),
    })
}

/// The settings as values, if they are not a program.
fn values(root: &Path, file: &str, bounds: &Bounds) -> Result<Option<Value>, Error> {
    if file.ends_with(".py") {
        let written = read(&root.join(file), bounds)?.unwrap_or_default();
        return Ok(Some(Value::Map(python::read(&written, &|_| None).values)));
    }
    if !file.ends_with(".yml") && !file.ends_with(".yaml") {
        return Ok(None);
    }
    let Some(Value::Map(map)) = value(&root.join(file), bounds)? else {
        return Ok(Some(Value::Map(Map::new())));
    };
    // Quarto has them below `website:` and `project:`.
    let mut flat = Map::new();
    for (key, value) in map.iter() {
        match (key, value) {
            ("website" | "project" | "book", Value::Map(inner)) => {
                for (key, value) in inner.iter() {
                    flat.insert(key.to_owned(), value.clone());
                }
            }
            _ => flat.insert(key.to_owned(), value.clone()),
        }
    }
    Ok(Some(Value::Map(flat)))
}

/// What the home page of the output says.
#[derive(Default)]
struct Home {
    title: Option<String>,
    url: Option<String>,
    description: Option<String>,
    language: Option<String>,
}

fn home(root: &Path, output: &str) -> Home {
    let file = root.join(output).join("index.html");
    let Ok(bytes) = crate::read::file(&file, crate::read::POST) else {
        return Home::default();
    };
    let page = metadata(&decode(&bytes));
    Home {
        title: page.site_name.or(page.title),
        url: page
            .canonical_url
            .filter(|url| url.starts_with("http"))
            .map(|url| url.trim_end_matches("index.html").to_owned()),
        description: page.description,
        language: page.language,
    }
}

fn with_base(url: &str, base: Option<&str>) -> Option<String> {
    let mut url = Url::parse(url).ok()?;
    if let Some(base) = base
        && url.path().trim_matches('/') != base.trim_matches('/')
    {
        let own = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{own}/{}/", base.trim_matches('/')));
    }
    Some(url.into())
}

/// The folder that all of these lie in.
fn common(folders: &[String]) -> String {
    let [first, rest @ ..] = folders else {
        return String::new();
    };
    let mut common: Vec<&str> = first.split('/').collect();
    for folder in rest {
        let same = common
            .iter()
            .zip(folder.split('/'))
            .take_while(|(one, other)| *one == other);
        let same = same.count();
        common.truncate(same);
    }
    common.join("/")
}

/// Whether a folder has files that may be posts.
fn has_posts(root: &Path, folder: &str, output: &str) -> bool {
    const ENDINGS: [&str; 8] = [
        ".md",
        ".mdx",
        ".qmd",
        ".ipynb",
        ".mdoc",
        ".markdown",
        ".rst",
        ".org",
    ];
    let output = root.join(output);
    let walk = walkdir::WalkDir::new(root.join(folder))
        .max_depth(8)
        .into_iter();
    let walk = walk.filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0
            || !name.starts_with('.') && name != "node_modules" && entry.path() != output
    });
    walk.flatten().any(|entry| {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        name != "readme.md" && ENDINGS.iter().any(|ending| name.ends_with(ending))
    })
}

/// Docusaurus' authors.
fn authors(root: &Path, folders: &[String], bounds: &Bounds) -> Value {
    let files = folders.iter().flat_map(|folder| {
        ["authors.yml", "authors.yaml", "authors.json"].map(|file| root.join(folder).join(file))
    });
    let mut found = files.filter_map(|file| value(&file, bounds).ok().flatten());
    found.next().unwrap_or_default()
}

/// The settings of a site that is nothing but pages; `None` if the folder has no home page.
pub(crate) fn plain(root: &Path) -> Option<Found> {
    const FOLDERS: [&str; 7] = ["", "public", "site", "www", "docs", "dist", "html"];
    let folder = FOLDERS
        .iter()
        .find(|folder| root.join(folder).join("index.html").is_file())?;
    let home = home(root, folder);
    Some(Found {
        generator: "HTML",
        file: match folder.is_empty() {
            true => "index.html".to_owned(),
            false => format!("{folder}/index.html"),
        },
        title: home.title,
        url: home.url,
        url_line: "<link rel=\"canonical\" href=\"https://example.org/\">",
        description: home.description,
        language: home.language,
        timezone: None,
        author: None,
        copyright: None,
        posts: Arc::new(Plain {
            folder: (*folder).to_owned(),
            made_by: None,
        }),
        future: true,
        warnings: Vec::new(),
    })
}
