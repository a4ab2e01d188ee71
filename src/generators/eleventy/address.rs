//! Where posts of Eleventy live: by their paths, or by permalinks that are small templates.

use chrono::format::{Item, StrftimeItems};

use super::settings::Eleventy;
use crate::content::fields::FrontMatter;
use crate::date::Timestamp;
use crate::generators::shared::ascii;
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
    let whole = match template.filter(|template| template != "true") {
        Some(template) => {
            let (path, unknown) = fill(eleventy, &template, matter, published);
            // Filters in data of folders are reported once, with the settings.
            let is_reported =
                |part: &str| !matter.is_written("permalink") && part.contains("filter");
            if let Some(unknown) = unknown.filter(|part| !is_reported(part)) {
                warnings.push(unknown_part(matter, &unknown));
            }
            path
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

/// A path from the input folder, without its extension.
fn inner<'p>(eleventy: &Eleventy, path: &'p str) -> &'p str {
    let inner = path.strip_prefix(eleventy.input.as_str()).unwrap_or(path);
    let inner = inner.trim_start_matches('/');
    let name = inner.rfind('/').map_or(0, |slash| slash + 1);
    inner[name..]
        .rfind('.')
        .map_or(inner, |dot| &inner[..name + dot])
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

/// A name without the day in front of it.
fn without_day(name: &str) -> &str {
    let starts = name.char_indices().map(|(at, _)| at);
    let mut days = starts.filter(|at| {
        name.as_bytes().get(*at..at + 11).is_some_and(|day| {
            let mut bytes = day.iter().enumerate();
            bytes.all(|(at, byte)| match at {
                4 | 7 | 10 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            })
        })
    });
    days.next().map_or(name, |at| &name[at + 11..])
}

/// The file's name without extension and date; that of the folder, if the file is its index.
pub(super) fn file_slug<'p>(eleventy: &Eleventy, path: &'p str) -> &'p str {
    let stem = inner(eleventy, path);
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    match without_day(name) {
        "index" => without_day(folder.rsplit('/').next().unwrap_or_default()),
        slug => slug,
    }
}

/// The file's path from the input folder, without its extension and the date in front of its name.
fn file_path_stem(eleventy: &Eleventy, path: &str) -> String {
    let stem = inner(eleventy, path);
    match stem.rsplit_once('/') {
        Some((folder, name)) => format!("/{folder}/{}", without_day(name)),
        None => format!("/{}", without_day(stem)),
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
                if found.is_none() && unknown.is_none() {
                    unknown = Some(format!("`{name}`"));
                }
                found.and_then(Value::to_text).unwrap_or_default()
            }
        };
        for step in steps {
            let (filter, written) = step.split_once([':', '(']).unwrap_or((step, ""));
            let argument = written.trim_matches([' ', '"', '\'', ')']);
            value = match filter.trim() {
                "slug" => slug(&value),
                "slugify" => slugify(&value),
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

/// As the filter `slugify` makes it: `&` is a word, and an apostrophe before `s` or `t` goes.
fn slugify(name: &str) -> String {
    let mut text = name.replace('&', " and ");
    for (mark, end) in [
        ("'s", "s"),
        ("\u{2019}s", "s"),
        ("'t", "t"),
        ("\u{2019}t", "t"),
    ] {
        let mut from = 0;
        while let Some(at) = text[from..].find(mark).map(|at| from + at) {
            let before = text[..at]
                .chars()
                .next_back()
                .is_some_and(|c| c.is_ascii_alphanumeric());
            let after = text[at + mark.len()..]
                .chars()
                .next()
                .is_none_or(char::is_whitespace);
            if before && after {
                text.replace_range(at..at + mark.len(), end);
            }
            from = at + 1;
        }
    }
    ascii::slug(&text)
}

/// As the older filter `slug` makes it: blanks become hyphens, and many signs stay.
fn slug(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '&' => text.push_str("and"),
            '%' => text.push_str("percent"),
            '|' => text.push_str("or"),
            '<' => text.push_str("less"),
            '>' => text.push_str("greater"),
            c if c.is_ascii_alphanumeric()
                || c.is_whitespace()
                || "_$*+~.()'\"!-:@".contains(c) =>
            {
                text.push(c);
            }
            c if c.is_ascii() => {}
            c => text.push_str(deunicode::deunicode_char(c).unwrap_or_default()),
        }
    }
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn both_filters_for_slugs() {
        assert_eq!(slugify("What's new & don't"), "whats-new-and-dont");
        assert_eq!(
            slug("Hello: World! (v1.2) & co"),
            "hello:-world!-(v1.2)-and-co"
        );
    }
}
