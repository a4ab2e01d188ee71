//! What the settings of MkDocs and of Material's blog plugin say.

use std::path::Path;
use std::sync::Arc;

use super::inline::Extensions;
use super::yaml;
use crate::config::{Error, Person};
use crate::generators::found::Found;
use crate::generators::shared::link;
use crate::generators::values::{text, value};
use crate::read::Bounds;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// What of MkDocs' settings says how posts are read.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(tag = "generator")]
pub struct MkDocs {
    /// The folder of all pages.
    pub docs: String,
    /// The site's blogs: nearly always one.
    pub blogs: Vec<Blog>,
    /// Pages live in folders of their own, and not in files that end in `.html`.
    pub directory_urls: bool,
    /// The site's authors, by their keys.
    pub authors: Value,
    /// The extensions of Markdown that the site enables.
    pub(super) extensions: Extensions,
}

/// A blog, as its plugin's options say.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Blog {
    /// Where the blog is served, relative to the site; empty for the site's own top.
    pub dir: String,
    /// The folder of posts, relative to the folder of the settings.
    pub posts: String,
    /// Where posts live: a pattern with `{date}`, `{slug}`, `{categories}` and `{file}`.
    pub url_format: String,
    /// How a URL says the date, as `yyyy/MM/dd`.
    pub url_date_format: String,
    /// How many categories a URL says.
    pub url_categories: usize,
    /// How a title becomes a part of a URL.
    pub slugs: Slugs,
    /// How a category does.
    pub category_slugs: Slugs,
    /// What ends the first words of a post.
    pub separator: String,
    /// Drafts are shown.
    pub drafts: bool,
}

/// How words become parts of URLs.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Slugs {
    /// What becomes of capital letters.
    pub case: Case,
    /// What stands for blanks.
    pub separator: String,
    /// The name of a function that feedmill does not know.
    pub unknown: Option<String>,
}

/// What becomes of capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Case {
    /// They become small.
    Lower,
    /// Those of ASCII become small.
    LowerAscii,
    /// They stay.
    Kept,
}

impl MkDocs {
    /// The blog in whose folder of posts the file at `path` lies.
    pub(super) fn blog_of(&self, path: &str) -> Option<&Blog> {
        let is_below = |blog: &&Blog| {
            let rest = path.strip_prefix(blog.posts.as_str());
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        self.blogs.iter().find(is_below)
    }
}

const FILES: [&str; 2] = ["mkdocs.yml", "mkdocs.yaml"];

pub(crate) fn find(root: &Path, bounds: &Bounds) -> Result<Option<Found>, Error> {
    for file in FILES {
        if let Some(settings) = yaml::settings(&root.join(file), bounds)? {
            return found(root, file, &settings, bounds);
        }
    }
    Ok(None)
}

/// The options of each blog plugin that is enabled.
fn blog_options(settings: &Value) -> Vec<Value> {
    let is_blog = |name: &str| matches!(name, "blog" | "material/blog");
    let mut all = Vec::new();
    match settings.get("plugins") {
        Some(Value::List(plugins)) => {
            for plugin in plugins {
                match plugin {
                    Value::Map(map) => {
                        let blogs = map.iter().filter(|(name, _)| is_blog(name));
                        all.extend(blogs.map(|(_, options)| options.clone()));
                    }
                    name if name.as_str().is_some_and(is_blog) => all.push(Value::Null),
                    _ => {}
                }
            }
        }
        Some(Value::Map(map)) => {
            // A second blog is called `blog #2` here.
            let blogs = map
                .iter()
                .filter(|(name, _)| is_blog(name.split_once(" #").map_or(name, |(name, _)| name)));
            all.extend(blogs.map(|(_, options)| options.clone()));
        }
        _ => {}
    }
    all.retain(|options| options.get("enabled").and_then(Value::as_bool) != Some(false));
    all
}

/// The names of the extensions of Markdown.
fn extensions(settings: &Value) -> Extensions {
    let names: Vec<String> = match settings.get("markdown_extensions") {
        Some(Value::List(items)) => items
            .iter()
            .flat_map(|item| match item {
                Value::Map(map) => map.iter().map(|(name, _)| name.to_owned()).collect(),
                name => name.to_text().into_iter().collect::<Vec<_>>(),
            })
            .collect(),
        Some(Value::Map(map)) => map.iter().map(|(name, _)| name.to_owned()).collect(),
        _ => Vec::new(),
    };
    let names = names
        .into_iter()
        .map(|name| match name.strip_prefix("markdown.extensions.") {
            Some(short) => short.to_owned(),
            None => name,
        });
    let mut names: Vec<String> = names.collect();
    // What Python-Markdown calls `extra` is these.
    if names
        .iter()
        .any(|name| name == "extra" || name == "pymdownx.extra")
    {
        let extra = [
            "abbr",
            "attr_list",
            "def_list",
            "footnotes",
            "md_in_html",
            "tables",
        ];
        names.extend(extra.map(str::to_owned));
    }
    Extensions(names)
}

fn found(
    root: &Path,
    file: &str,
    settings: &Value,
    bounds: &Bounds,
) -> Result<Option<Found>, Error> {
    let options = blog_options(settings);
    // Documentation without a blog has no posts.
    if options.is_empty() {
        return Ok(None);
    }
    let of = |key: &str| text(settings, &[key]);
    let docs = of("docs_dir").and_then(|docs| link::resolve(&docs));
    let docs = docs.unwrap_or_else(|| "docs".into());
    let mut warnings = Vec::new();
    let mut authors = Map::new();
    let mut blogs = Vec::new();
    for options in &options {
        let blog = blog(&docs, options);
        let unknown = [&blog.slugs, &blog.category_slugs];
        for name in unknown
            .into_iter()
            .filter_map(|slugs| slugs.unknown.as_ref())
        {
            warnings.push(Warning::file(
                file,
                "not-run",
                format!("feedmill cannot run `{name}`, which makes parts of URLs; it makes them as MkDocs does by default"),
                "use `pymdownx.slugs.slugify`, or give each post a `slug`",
            ));
        }
        let authors_file = text(options, &["authors_file"]);
        let authors_file = authors_file.unwrap_or_else(|| "{blog}/.authors.yml".into());
        let path = link::resolve(&format!(
            "{docs}/{}",
            authors_file.replace("{blog}", &blog.dir)
        ));
        if let Some(path) = path.map(|path| root.join(path))
            && bounds.check(&path).is_ok()
            && let Some(known) = value(&path, bounds)?
            && let Some(known) = known.get("authors").and_then(Value::as_map)
        {
            for (key, author) in known.iter() {
                authors.insert(key.to_owned(), author.clone());
            }
        }
        blogs.push(blog);
    }
    let future = options
        .iter()
        .all(|options| options.get("draft_if_future_date").and_then(Value::as_bool) != Some(true));
    let theme = settings.get("theme").cloned().unwrap_or_default();
    let mkdocs = MkDocs {
        docs,
        blogs,
        directory_urls: settings.get("use_directory_urls").and_then(Value::as_bool) != Some(false),
        authors: Value::Map(authors),
        extensions: extensions(settings),
    };
    Ok(Some(Found {
        generator: "MkDocs",
        file: file.to_owned(),
        title: of("site_name"),
        url: of("site_url"),
        url_line: "site_url: https://example.org/",
        description: of("site_description"),
        language: text(&theme, &["language"]),
        timezone: None,
        author: of("site_author").map(|name| Person {
            name,
            ..Person::default()
        }),
        copyright: of("copyright").map(|line| crate::content::body::plain_text(&line)),
        posts: Arc::new(mkdocs),
        future,
        warnings,
    }))
}

fn blog(docs: &str, options: &Value) -> Blog {
    let of = |key: &str, fallback: &str| text(options, &[key]).unwrap_or_else(|| fallback.into());
    let dir = of("blog_dir", "blog");
    let dir = link::resolve(&dir).unwrap_or(dir);
    let posts = of("post_dir", "{blog}/posts").replace("{blog}", &dir);
    let posts = link::resolve(&format!("{docs}/{posts}")).unwrap_or(posts);
    let slugs = |key: &str| {
        let function = options.get(key);
        let separator = text(options, &[&format!("{key}_separator")]);
        slugs(function, separator.unwrap_or_else(|| "-".into()))
    };
    Blog {
        posts,
        url_format: of("post_url_format", "{date}/{slug}"),
        url_date_format: of("post_url_date_format", "yyyy/MM/dd"),
        url_categories: options
            .get("post_url_max_categories")
            .and_then(Value::to_text)
            .and_then(|number| number.parse().ok())
            .unwrap_or(1),
        slugs: slugs("post_slugify"),
        category_slugs: slugs("categories_slugify"),
        separator: of("post_excerpt_separator", "<!-- more -->"),
        drafts: options.get("draft").and_then(Value::as_bool) == Some(true),
        dir,
    }
}

/// The function that a setting names, if it is one of pymdownx's.
fn slugs(function: Option<&Value>, separator: String) -> Slugs {
    let name = match function {
        Some(Value::Map(map)) => map.get("python").and_then(Value::to_text),
        Some(other) => other.to_text(),
        None => None,
    };
    let arguments = function.and_then(|function| function.get("kwds"));
    let case = arguments.and_then(|arguments| text(arguments, &["case"]));
    let name = name.unwrap_or_else(|| "slugify".into());
    let short = name
        .rsplit(['.', ':'])
        .next()
        .unwrap_or_default()
        .to_owned();
    let (case, is_known) = match (short.as_str(), case.as_deref()) {
        ("slugify", Some("lower" | "fold")) | ("uslugify" | "uslugify_encoded" | "gfm", _) => {
            (Case::Lower, true)
        }
        ("slugify", Some("lower-ascii")) => (Case::LowerAscii, true),
        ("slugify", None) if function.is_none() => (Case::Lower, true),
        ("slugify" | "uslugify_cased" | "uslugify_cased_encoded", _) => (Case::Kept, true),
        _ => (Case::Lower, false),
    };
    Slugs {
        case,
        separator,
        unknown: (!is_known).then_some(name),
    }
}
