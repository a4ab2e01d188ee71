//! What Pelican's settings say.

use std::path::Path;
use std::sync::Arc;

use crate::config::{Error, Person, Place};
use crate::generators::settings::{Found, lower, read, text};
use crate::generators::shared::python;
use crate::nearest::nearest;
use crate::read::Bounds;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// What of Pelican's settings says how posts are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Pelican {
    /// The folder of posts.
    pub content: String,
    /// Folders of posts below it; all of it where there is none.
    pub articles: Vec<String>,
    /// Folders of pages, which are no posts, and other folders to leave out.
    pub pages: Vec<String>,
    /// Where posts live: a pattern with `{slug}` and `{date:%Y}`.
    pub url: String,
    /// Whether a slug is made of the file's name instead of the title.
    pub slug_from_name: bool,
    /// Whether a file's name may begin with the date.
    pub name_has_date: bool,
    /// Whether a file's name says the slug.
    pub name_has_slug: bool,
    /// What posts have that do not say it themselves, by keys in lower case.
    pub defaults: Map,
    /// The category of posts that have none.
    pub category: String,
    /// Whether a folder's name is the category of the posts in it.
    pub folder_is_category: bool,
    /// The language that feeds show.
    pub language: String,
    /// Posts without a date get that of their files, which is nothing to go by.
    pub dated_by_file: bool,
}

pub(crate) fn find(root: &Path, _: &Bounds) -> Result<Option<Found>, Error> {
    let Some(file) = read(&root.join("pelicanconf.py"))? else {
        return Ok(None);
    };
    let mut settings = python::assignments(&file);
    let mut warnings = Vec::new();
    // What is published is built with these on top, and there is the site's real address.
    if let Some(publish) = read(&root.join("publishconf.py"))? {
        for (key, value) in python::assignments(&publish).iter() {
            settings.insert(key.to_owned(), value.clone());
        }
    }
    let is_written = |key: &str| file.lines().any(|line| line.starts_with(key));
    for key in ["ARTICLE_URL", "SLUGIFY_SOURCE", "DEFAULT_CATEGORY", "PATH"] {
        if settings.get(key).is_none() && is_written(&format!("{key} ")) {
            warnings.push(Warning::file(
                "pelicanconf.py",
                "not-a-plain-value",
                format!(
                    "`{key}` is computed, which feedmill cannot do; Pelican's default is taken"
                ),
                "write it as a plain text in quotes",
            ));
        }
    }
    Ok(Some(found(settings, warnings, &file)))
}

/// What the pattern of posts' URLs may say, besides what posts themselves do: any of their keys.
const PLACEHOLDERS: [&str; 5] = ["slug", "category", "author", "lang", "date"];

/// Warns of a placeholder that is one letter off.
fn unknown_placeholders(pelican: &Pelican, file: &str, warnings: &mut Vec<Warning>) {
    for part in pelican.url.split('{').skip(1) {
        let field = part.split(['}', ':', '!', '.']).next().unwrap_or_default();
        let meant = nearest(field, PLACEHOLDERS)
            .filter(|known| *known != field && known.len().abs_diff(field.len()) <= 1);
        if let Some(meant) = meant
            && !pelican.defaults.iter().any(|(key, _)| key == field)
        {
            let warning = Warning::file(
                "pelicanconf.py",
                "unknown-placeholder",
                format!("unknown placeholder `{{{field}}}` in `ARTICLE_URL`"),
                format!("did you mean `{{{meant}}}`?"),
            );
            let place = Place::of_token(file, &format!("{{{field}"));
            warnings.push(match place {
                Some(place) => place.mark(warning),
                None => warning,
            });
        }
    }
}

fn found(map: Map, mut warnings: Vec<Warning>, file: &str) -> Found {
    let settings = Value::Map(map);
    let of = |key: &str| text(&settings, &[key]);
    let list = |key: &str| -> Option<Vec<String>> {
        let items = settings.get(key)?.as_list()?;
        let names = items.iter().filter_map(Value::to_text);
        Some(
            names
                .map(|name| name.trim_matches('/').to_owned())
                .collect(),
        )
    };
    let language = of("DEFAULT_LANG").unwrap_or_else(|| "en".into());
    let mut pages = list("PAGE_PATHS").unwrap_or_else(|| vec!["pages".into()]);
    pages.extend(list("ARTICLE_EXCLUDES").unwrap_or_default());
    let pelican = Pelican {
        content: of("PATH")
            .unwrap_or_else(|| "content".into())
            .trim_start_matches("./")
            .trim_matches('/')
            .to_owned(),
        articles: list("ARTICLE_PATHS")
            .unwrap_or_default()
            .into_iter()
            .filter(|path| !path.is_empty())
            .collect(),
        pages,
        url: of("ARTICLE_URL").unwrap_or_else(|| "{slug}.html".into()),
        slug_from_name: of("SLUGIFY_SOURCE").as_deref() == Some("basename"),
        // A regular expression with named groups. Of those that people write, the groups tell enough.
        name_has_date: of("FILENAME_METADATA").is_none_or(|it| it.contains("(?P<date>")),
        name_has_slug: of("FILENAME_METADATA").is_some_and(|it| it.contains("(?P<slug>")),
        defaults: settings
            .get("DEFAULT_METADATA")
            .cloned()
            .map(lower)
            .and_then(|defaults| defaults.as_map().cloned())
            .unwrap_or_default(),
        category: of("DEFAULT_CATEGORY").unwrap_or_else(|| "misc".into()),
        folder_is_category: settings
            .get("USE_FOLDER_AS_CATEGORY")
            .and_then(Value::as_bool)
            != Some(false),
        language: language.clone(),
        dated_by_file: of("DEFAULT_DATE").as_deref() == Some("fs"),
    };
    unknown_placeholders(&pelican, file, &mut warnings);
    Found {
        generator: "Pelican",
        file: "pelicanconf.py".into(),
        title: of("SITENAME"),
        url: of("SITEURL"),
        url_line: "SITEURL = 'https://example.org'",
        description: of("SITESUBTITLE"),
        language: Some(language),
        timezone: of("TIMEZONE"),
        author: of("AUTHOR").map(|name| Person {
            name,
            ..Person::default()
        }),
        copyright: None,
        posts: Arc::new(pelican),
        // Where WITH_FUTURE_DATES says no, Pelican makes drafts of them.
        future: settings.get("WITH_FUTURE_DATES").and_then(Value::as_bool) != Some(false),
        warnings,
    }
}
