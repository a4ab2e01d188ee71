//! Where posts of Eleventy live: by their paths, or by permalinks that are small templates.

use chrono::format::{Item, StrftimeItems};

use super::engine::Engine;
use super::nunjucks::Problem;
use super::page::Page;
use super::permalink::{self, Computed};
use super::settings::Eleventy;
use super::stem::{file_path_stem, file_slug, inner};
use super::{computed, liquid, nunjucks, posts};
use crate::content::body::liquid::ProblemKind;
use crate::content::fields::FrontMatter;
use crate::date::Timestamp;
use crate::generators::shared::slugify::{self, Options};
use crate::uri::encode_path;
use crate::value::Value;
use crate::warning::{Warning, Warnings};

/// The path at which a post is served. What a permalink needs and feedmill does not know goes to `warnings`.
pub(crate) fn path(
    eleventy: &Eleventy,
    matter: &FrontMatter<'_>,
    published: Timestamp,
    warnings: &mut Warnings,
) -> String {
    let written = matter.map.get("permalink");
    let template = written.and_then(|written| {
        written
            .to_text()
            .or_else(|| written.get("build")?.to_text())
    });
    let template = match permalink::computed(eleventy, matter, Some(published)) {
        Some(Computed::Path(path)) => Some(path),
        Some(Computed::ByFile | Computed::None) => None,
        Some(Computed::Unknown(warning)) => {
            warnings.push(warning);
            None
        }
        None => template,
    };
    if let Some((file, key, what)) = computed::unknown(matter.map) {
        warnings.push(Warning::file(
            file,
            "not-run",
            format!("`{key}` is computed by code that feedmill does not follow ({what})"),
            format!(
                "write `{key}:` in posts, or build the site first and set `content.body: page`"
            ),
        ));
    }
    let whole = match template.filter(|template| template != "true") {
        Some(template) => {
            let (path, unknown) = fill(eleventy, &template, matter, published);
            match unknown {
                None => path,
                Some(unknown) => match run(eleventy, &template, matter, published) {
                    Ok(path) => path,
                    Err(other) => {
                        let unknown = other.unwrap_or(unknown);
                        // Filters in data of folders are reported once, with the settings.
                        if matter.is_written("permalink") || !unknown.contains("filter") {
                            warnings.push(unknown_part(matter, &unknown));
                        }
                        path
                    }
                },
            }
        }
        None => by_file(inner(eleventy, matter.path)),
    };
    let whole = whole.strip_suffix("index.html").unwrap_or(&whole);
    let parts: Vec<&str> = whole
        .split('/')
        .filter(|part| !matches!(*part, "" | "." | ".."))
        .collect();
    let end = if whole.ends_with('/') && !parts.is_empty() {
        "/"
    } else {
        ""
    };
    format!("/{}{end}", encode_path(&parts.join("/")))
}

/// `a/b/` for the files `a/b`, `a/b/index` and `a/b/b`.
fn by_file(stem: &str) -> String {
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let above = folder.rsplit('/').next().unwrap_or_default();
    match name {
        "index" => format!("/{folder}/"),
        name if name == above => format!("/{folder}/"),
        _ => format!("/{stem}/"),
    }
}

/// The warning about a part of a permalink that feedmill does not know.
fn unknown_part(matter: &FrontMatter<'_>, unknown: &str) -> Warning {
    let warning = Warning::file(
        matter.path,
        "not-run",
        format!(
            "the permalink uses {unknown}, which feedmill does not know; the address may be wrong"
        ),
        "write the whole path after `permalink:`, or build the site first and set `content.body: page`",
    );
    matter.place(warning, "permalink")
}

/// A permalink as the template language of its post gives it; an error names what is not followed, if that is known.
fn run(
    eleventy: &Eleventy,
    template: &str,
    matter: &FrontMatter<'_>,
    published: Timestamp,
) -> Result<String, Option<String>> {
    let page = Page {
        eleventy,
        path: matter.path,
        map: matter.map,
        published: Some(published),
        url: None,
        before: None,
    };
    let (engine, _) = posts::languages(eleventy, matter.path, matter.map);
    if let Some(name) = eleventy
        .unknown
        .keys()
        .find(|name| template.contains(name.as_str()))
    {
        return Err(Some(format!("`{name}`")));
    }
    let (text, what) = match engine {
        Engine::None => return Err(None),
        Engine::Nunjucks => {
            let made = nunjucks::render(&page, template).map_err(Some)?;
            let what = made
                .problems
                .into_iter()
                .next()
                .map(|(_, problem)| match problem {
                    Problem::Tag(name) => format!("the tag `{name}`"),
                    Problem::Filter(name) => format!("the filter `{name}`"),
                    Problem::NotFollowed(name, what) => format!("`{name}` ({what})"),
                });
            (made.text, what)
        }
        Engine::Liquid => {
            let (text, problems) = liquid::render(&page, template, chrono_tz::Tz::UTC, "");
            let what = problems
                .into_iter()
                .next()
                .map(|problem| match problem.kind {
                    ProblemKind::UnknownTag => format!("the tag `{}`", problem.tag),
                    ProblemKind::UnknownFilter => format!("the filter `{}`", problem.tag),
                    _ => problem.message,
                });
            (text, what)
        }
    };
    match what {
        // What is not known may be empty on purpose: only names that nobody declares are told.
        None if missing(&page, template).is_some() => {
            Err(missing(&page, template).map(|name| format!("`{name}`")))
        }
        None => Ok(text.trim().to_owned()),
        what => Err(what),
    }
}

/// The first name that `{{ … }}` prints without a filter and that no data has.
fn missing(page: &Page<'_>, template: &str) -> Option<String> {
    let printed = template.split("{{").skip(1);
    let mut names = printed.filter_map(|part| {
        let name = part.split("}}").next()?.trim_matches(['-', ' ']);
        let is_name = name
            .chars()
            .all(|c| c.is_alphanumeric() || "._".contains(c));
        (is_name && !name.starts_with("page.")).then_some(name)
    });
    let found = names.find(|name| {
        let mut parts = name.split('.');
        let first = parts.next().and_then(|first| page.plain(first));
        first
            .and_then(|value| parts.try_fold(value, |value, part| value.get(part)))
            .is_none_or(|value| matches!(value, Value::Map(_)))
            && !template.contains("{%")
    });
    found.map(str::to_owned)
}

/// A permalink with its `{{ … }}` filled in, as far as they are plain, names and a few filters; and the first part that is not.
fn fill(
    eleventy: &Eleventy,
    template: &str,
    matter: &FrontMatter<'_>,
    published: Timestamp,
) -> (String, Option<String>) {
    let mut out = String::new();
    let mut unknown = None;
    if let Some((_, tag)) = template.split_once("{%") {
        let name = tag.trim_start_matches(['-', ' ']);
        let name = name.split([' ', '%']).next().unwrap_or_default();
        unknown = Some(format!("the tag `{name}`"));
    }
    let mut rest = template;
    while let Some(open) = rest.find("{{") {
        out.push_str(&rest[..open]);
        let Some(length) = rest[open..].find("}}") else {
            break;
        };
        let inner = &rest[open + 2..open + length];
        let mut steps = inner.trim_matches(['-', ' ']).split('|').map(str::trim);
        let name = steps.next().unwrap_or_default();
        let mut value = match name {
            "page.fileSlug" => file_slug(eleventy, matter.path).to_owned(),
            "page.filePathStem" => file_path_stem(eleventy, matter.path),
            "page.inputPath" => format!("./{}", matter.path),
            "page.date" | "date" => published.to_utc().format("%Y-%m-%d").to_string(),
            quoted if quoted.starts_with(['"', '\'']) => {
                quoted.trim_matches(['"', '\'']).to_owned()
            }
            name => {
                let mut parts = name.split('.');
                let first = parts.next();
                let first =
                    first.and_then(|part| matter.map.get(part).or_else(|| eleventy.data.get(part)));
                let found =
                    first.and_then(|value| parts.try_fold(value, |value, part| value.get(part)));
                let is_plain = |value: &Value| !matches!(value, Value::Map(_));
                if !found.is_some_and(is_plain) && unknown.is_none() {
                    unknown = Some(format!("`{name}`"));
                }
                found.and_then(Value::to_text).unwrap_or_default()
            }
        };
        for step in steps {
            let (filter, written) = step.split_once([':', '(']).unwrap_or((step, ""));
            let argument = written.trim_matches([' ', '"', '\'', ')']);
            value = match filter.trim() {
                "slug" => slugify::simple(&value, &Options::default()),
                "slugify" => slugify::words(&value, &Options::default()),
                "downcase" | "lower" => value.to_lowercase(),
                "upcase" | "upper" => value.to_uppercase(),
                "strip" | "trim" => value.trim().to_owned(),
                "append" => value + argument,
                "prepend" => format!("{argument}{value}"),
                "default" if value.is_empty() => argument.to_owned(),
                "replace" | "remove" => match quoted(written).as_slice() {
                    [from, to, ..] => value.replace(from, to),
                    [from] => value.replace(from, ""),
                    [] => value,
                },
                "default" | "safe" | "url" => value,
                "date" => match StrftimeItems::new(argument).collect::<Vec<_>>() {
                    items if items.contains(&Item::Error) => value,
                    items => published
                        .to_utc()
                        .format_with_items(items.into_iter())
                        .to_string(),
                },
                own => match eleventy.date_filters.get(own) {
                    Some(format) => published
                        .to_utc()
                        .format_with_items(StrftimeItems::new(format))
                        .to_string(),
                    None => {
                        unknown.get_or_insert_with(|| format!("the filter `{own}`"));
                        value
                    }
                },
            };
        }
        out.push_str(&value);
        rest = &rest[open + length + 2..];
    }
    out.push_str(rest);
    (out, unknown)
}

/// The texts in quotes among the arguments of a filter.
fn quoted(arguments: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut rest = arguments;
    while let Some(at) = rest.find(['"', '\'']) {
        let mark = &rest[at..=at];
        let Some((text, after)) = rest[at + 1..].split_once(mark) else {
            break;
        };
        texts.push(text);
        rest = after;
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::super::stem::without_day;
    use super::*;

    #[test]
    fn files_that_are_called_like_their_folder_are_its_index() {
        assert_eq!(by_file("blog/tea/tea"), "/blog/tea/");
        assert_eq!(by_file("blog/tea/index"), "/blog/tea/");
        assert_eq!(by_file("blog/tea"), "/blog/tea/");
        assert_eq!(by_file("tea"), "/tea/");
        assert_eq!(by_file("blog/2024-01-02-tea"), "/blog/2024-01-02-tea/");
        assert_eq!(without_day("2024-01-02-tea"), "tea");
        assert_eq!(without_day("ä-2024-01-02-tea"), "tea");
        assert_eq!(without_day("2024-01-tea"), "2024-01-tea");
    }
}
