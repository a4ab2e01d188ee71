//! What Pelican's settings say.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use feedmill_python_markdown::{Dashes, Options};
use feedmill_text::entity::escape_text;

use super::site::Pelican;
use super::slug::{Pattern, Slugs};
use super::translations;
use crate::config::{Error, Person, Place};
use crate::generators::found::Found;
use crate::generators::shared::python;
use crate::generators::values::{lower, read, text};
use crate::nearest::nearest;
use crate::read::Bounds;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// Settings that say where posts lie and live.
const DECISIVE: [&str; 16] = [
    "ARTICLE_EXCLUDES",
    "ARTICLE_LANG_URL",
    "ARTICLE_PATHS",
    "ARTICLE_URL",
    "DEFAULT_CATEGORY",
    "DEFAULT_LANG",
    "DEFAULT_METADATA",
    "EXTRA_PATH_METADATA",
    "FILENAME_METADATA",
    "MARKDOWN",
    "PAGE_PATHS",
    "PATH",
    "PATH_METADATA",
    "SLUGIFY_SOURCE",
    "SLUG_REGEX_SUBSTITUTIONS",
    "TYPOGRIFY",
];

const FILE: &str = "pelicanconf.py";

pub(crate) fn find(root: &Path, bounds: &Bounds) -> Result<Option<Found>, Error> {
    let Some(file) = read(&root.join(FILE), bounds)? else {
        return Ok(None);
    };
    let module = |name: &str| {
        let path = root.join(format!("{}.py", name.replace('.', "/")));
        bounds.text(&path, crate::read::POST).ok()
    };
    let mut settings = python::read(&file, &module);
    let mut computed_in = FILE;
    let mut warnings = Vec::new();
    // What is published is built with these, which mostly import the others, and there is the site's real address.
    if let Some(publish) = read(&root.join("publishconf.py"), bounds)? {
        let published = python::read(&format!("from pelicanconf import *\n{publish}"), &module);
        if !published.computed.is_empty() && published.computed != settings.computed {
            computed_in = "publishconf.py";
        }
        settings = published;
    }
    for (key, line) in &settings.computed {
        if !DECISIVE.contains(&key.as_str()) {
            continue;
        }
        let is_here = file
            .lines()
            .nth(line - 1)
            .is_some_and(|it| it.starts_with(key.as_str()));
        let warning = Warning::file(
            if is_here { FILE } else { computed_in },
            "not-plain",
            format!(
                "`{key}` is computed in a way that feedmill does not follow; Pelican's default is used"
            ),
            "write it as a plain value, or in the last line again as one",
        );
        warnings.push(match is_here {
            true => warning.at(&file, *line, 0),
            false => warning,
        });
    }
    Ok(Some(found(root, bounds, settings.values, warnings, &file)))
}

/// A name that begins with a date.
const DATED_NAME: &str = r"(?P<date>\d{4}-\d{2}-\d{2}).*";

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

/// The extensions of Markdown that the settings name. Those that are not known are added to `warnings`.
fn markdown(settings: &Value, warnings: &mut Vec<Warning>) -> Options {
    let mut options = Options::default();
    let Some(written) = settings.get("MARKDOWN").and_then(Value::as_map) else {
        options.enable("extra");
        options.enable("codehilite");
        return options;
    };
    let listed = written.get("extensions").and_then(Value::as_list);
    let listed = listed.unwrap_or_default().iter().filter_map(Value::to_text);
    let configured = written.get("extension_configs").and_then(Value::as_map);
    let configured = configured.into_iter().flat_map(Map::iter);
    let names: Vec<String> = listed
        .chain(configured.map(|(name, _)| name.to_owned()))
        .collect();
    let mut unknown: Vec<&str> = Vec::new();
    for name in &names {
        if !options.enable(name) && !unknown.contains(&name.as_str()) {
            unknown.push(name);
        }
    }
    if !unknown.is_empty() {
        let (names, are) = match unknown.as_slice() {
            [one] => (format!("`{one}`"), "extension"),
            many => (format!("`{}`", many.join("`, `")), "extensions"),
        };
        warnings.push(Warning::file(
            FILE,
            "not-supported",
            format!("unknown {are} of Markdown: {names}; posts are read without"),
            "build the site first and set `content.body: page`, or look at the posts that use it",
        ));
    }
    options
}

/// What the settings of the extension `toc` have stand above a table of contents.
fn contents_title(settings: &Value) -> Option<String> {
    let configs = settings.get("MARKDOWN")?.get("extension_configs")?;
    let names = ["markdown.extensions.toc", "toc"];
    let toc = names.iter().find_map(|name| configs.get(name))?;
    let title = toc.get("title")?.to_text()?;
    (!title.is_empty()).then(|| escape_text(&title).into_owned())
}

/// Parts of the names of plugins that change what posts say.
const CHANGING: [&str; 12] = [
    "bibtex",
    "cite",
    "footnotes",
    "gallery",
    "include",
    "ipynb",
    "jinja2content",
    "jupyter",
    "liquid",
    "shortcode",
    "thumbnail",
    "md_inline",
];

/// Warns of plugins that change what posts say.
fn changing_plugins(settings: &Value, warnings: &mut Vec<Warning>) {
    let plugins = settings.get("PLUGINS").and_then(Value::as_list);
    let names = plugins
        .unwrap_or_default()
        .iter()
        .filter_map(Value::to_text);
    let changing: Vec<String> = names
        .filter(|name| CHANGING.iter().any(|part| name.contains(part)))
        .collect();
    if !changing.is_empty() {
        warnings.push(Warning::file(
            FILE,
            "not-run",
            format!(
                "feedmill does not run plugins: what `{}` adds to posts is missing from feeds",
                changing.join("`, `")
            ),
            "build the site first and set `content.body: page`, or look at the posts that use it",
        ));
    }
}

/// The settings for names in addresses. A rule that is not understood is added to `warnings`.
fn slugs(settings: &Value, key: &str, warnings: &mut Vec<Warning>) -> Slugs {
    let is_true = |key: &str| settings.get(key).and_then(Value::as_bool) == Some(true);
    let own = Slugs {
        unicode: is_true("SLUGIFY_USE_UNICODE"),
        keeps_case: is_true("SLUGIFY_PRESERVE_CASE"),
        ..Slugs::default()
    };
    let (slugs, unknown) = own.with(settings.get(key));
    if let Some(rule) = unknown {
        warnings.push(Warning::file(
            FILE,
            "not-supported",
            format!("`{key}` has a pattern that feedmill does not know: `{rule}`"),
            "write `slug:` in posts, or a pattern without look-around",
        ));
    }
    slugs
}

/// A pattern of the settings for names or paths. One that is not understood is added to `warnings`.
fn pattern(key: &str, written: &str, warnings: &mut Vec<Warning>) -> Option<Pattern> {
    let pattern = Pattern::from_start(written);
    if pattern.is_none() {
        warnings.push(Warning::file(
            FILE,
            "not-supported",
            format!("`{key}` is a pattern that feedmill does not know: `{written}`"),
            "write a pattern without look-around, or what it finds in posts themselves",
        ));
    }
    pattern
}

fn found(root: &Path, bounds: &Bounds, map: Map, mut warnings: Vec<Warning>, file: &str) -> Found {
    let settings = Value::Map(map);
    let of = |key: &str| text(&settings, &[key]);
    let raw = |key: &str| settings.get(key).and_then(Value::as_str).map(str::to_owned);
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
    let page_folders = pages.clone();
    pages.extend(list("ARTICLE_EXCLUDES").unwrap_or_default());
    let is_true = |key: &str| settings.get(key).and_then(Value::as_bool) == Some(true);
    let lower_map = |map: &Value| lower(map.clone()).as_map().cloned().unwrap_or_default();
    let mut of_paths: Vec<(String, Map)> = settings
        .get("EXTRA_PATH_METADATA")
        .and_then(Value::as_map)
        .into_iter()
        .flat_map(Map::iter)
        .map(|(path, map)| (path.trim_matches('/').to_owned(), lower_map(map)))
        .collect();
    of_paths.sort_by(|(a, _), (b, _)| a.cmp(b));
    let unread = settings.get("READERS").and_then(Value::as_map);
    let unread = unread.into_iter().flat_map(Map::iter);
    let omits_quotes = list("TYPOGRIFY_OMIT_FILTERS")
        .is_some_and(|filters| filters.iter().any(|filter| filter == "smartypants"));
    let dashes = match of("TYPOGRIFY_DASHES").as_deref() {
        Some("oldschool") => Dashes::OldSchool,
        Some("oldschool_inverted") => Dashes::OldSchoolInverted,
        _ => Dashes::Em,
    };
    let term_page = |key: &str, fallback: &str| of(key).unwrap_or_else(|| fallback.to_owned());
    let name_pattern = of("FILENAME_METADATA").unwrap_or_else(|| DATED_NAME.to_owned());
    // Without `PATH`, Pelican reads the folder that its command names, which is `content` by custom, or else the site's own.
    let content = of("PATH").unwrap_or_else(|| match root.join("content").is_dir() {
        true => "content".into(),
        false => ".".into(),
    });
    let content = content.trim_start_matches("./").trim_matches('/');
    let mut pelican = Pelican {
        content: if content == "." {
            String::new()
        } else {
            content.to_owned()
        },
        unread: unread
            .filter(|(_, reader)| reader.is_null())
            .map(|(extension, _)| extension.to_owned())
            .collect(),
        language_url: raw("ARTICLE_LANG_URL").unwrap_or_else(|| "{slug}-{lang}.html".into()),
        pages_of_terms: [
            (
                "category",
                term_page("CATEGORY_URL", "category/{slug}.html"),
            ),
            ("tag", term_page("TAG_URL", "tag/{slug}.html")),
            ("author", term_page("AUTHOR_URL", "author/{slug}.html")),
        ],
        slugs: slugs(&settings, "SLUG_REGEX_SUBSTITUTIONS", &mut warnings),
        term_slugs: slugs(
            &settings,
            match settings.get("CATEGORY_REGEX_SUBSTITUTIONS") {
                Some(_) => "CATEGORY_REGEX_SUBSTITUTIONS",
                None => "SLUG_REGEX_SUBSTITUTIONS",
            },
            &mut warnings,
        ),
        name_pattern: pattern("FILENAME_METADATA", &name_pattern, &mut warnings),
        path_pattern: of("PATH_METADATA")
            .and_then(|written| pattern("PATH_METADATA", &written, &mut warnings)),
        of_paths,
        markdown: feedmill_python_markdown::Options {
            formulas: list("PLUGINS")
                .is_some_and(|plugins| plugins.iter().any(|name| name.ends_with("render_math"))),
            ..markdown(&settings, &mut warnings)
        },
        contents_title: contents_title(&settings),
        typographic: (is_true("TYPOGRIFY") && !omits_quotes).then_some(dashes),
        not_typographic: list("TYPOGRIFY_IGNORE_TAGS").unwrap_or_default(),
        articles: list("ARTICLE_PATHS")
            .unwrap_or_default()
            .into_iter()
            .filter(|path| !path.is_empty())
            .collect(),
        pages,
        page_folders,
        page_url: raw("PAGE_URL").unwrap_or_else(|| "pages/{slug}.html".into()),
        page_language_url: raw("PAGE_LANG_URL")
            .unwrap_or_else(|| "pages/{slug}-{lang}.html".into()),
        url: raw("ARTICLE_URL").unwrap_or_else(|| "{slug}.html".into()),
        slug_from_name: of("SLUGIFY_SOURCE").as_deref() == Some("basename"),
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
        translations: BTreeSet::new(),
        dated_by_file: of("DEFAULT_DATE").as_deref() == Some("fs"),
    };
    pelican.translations = translations::find(root, &pelican, bounds);
    unknown_placeholders(&pelican, file, &mut warnings);
    changing_plugins(&settings, &mut warnings);
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
