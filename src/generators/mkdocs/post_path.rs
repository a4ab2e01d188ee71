//! Where the blog plugin puts a post.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use super::settings::{Blog, Case, MkDocs, Slugs};
use crate::content::fields::FrontMatter;
use crate::date::Timestamp;
use crate::uri::encode_path;
use crate::value::Value;

/// The key of the heading as it is written, of which the plugin makes the post's URL. No person writes such a key.
pub(super) const HEADING: &str = "# heading";

/// The path of a post on the site, with a `/` in front.
pub(super) fn of(mkdocs: &MkDocs, matter: &FrontMatter<'_>, published: Timestamp) -> String {
    let stem = stem(matter.path);
    let Some(blog) = mkdocs.blog_of(matter.path) else {
        return format!("/{}", encode_path(matter.path));
    };
    let slug = matter.text(&["slug"]).unwrap_or_else(|| {
        let title = matter
            .text(&[HEADING, "title"])
            .unwrap_or_else(|| title_of_file(stem));
        slug(&title, &blog.slugs)
    });
    let categories = matter.map.get("categories").and_then(Value::as_list);
    let categories: Vec<String> = categories
        .unwrap_or_default()
        .iter()
        .filter_map(Value::to_text)
        .take(blog.url_categories)
        .map(|name| self::slug(&name, &blog.category_slugs))
        .collect();
    let path = blog
        .url_format
        .replace(
            "{date}",
            &day(published.naive_local().date(), &blog.url_date_format),
        )
        .replace("{categories}", &categories.join("/"))
        .replace("{file}", stem)
        .replace("{slug}", &slug);
    page(mkdocs, &inside(blog, &path))
}

/// A path below that of the blog, without empty parts.
fn inside(blog: &Blog, path: &str) -> String {
    let parts = blog.dir.split('/').chain(path.split('/'));
    let parts: Vec<&str> = parts.filter(|part| !matches!(*part, "" | ".")).collect();
    parts.join("/")
}

/// Where the page lives whose file is `path`, without its extension, below the folder of all pages.
pub(super) fn page(mkdocs: &MkDocs, path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let folder = &path[..path.len() - name.len()];
    let is_index = matches!(name, "index" | "README");
    let url = match (mkdocs.directory_urls, is_index) {
        (true, true) => folder.to_owned(),
        (true, false) => format!("{path}/"),
        (false, true) => format!("{folder}index.html"),
        (false, false) => format!("{path}.html"),
    };
    format!("/{}", encode_path(&url))
}

/// A file's name without its extension.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What a page is called that does not say it.
pub(super) fn title_of_file(stem: &str) -> String {
    let title = stem.replace(['-', '_'], " ");
    if title.to_lowercase() != title {
        return title;
    }
    let mut chars = title.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// A part of a path, as pymdownx makes it.
fn slug(name: &str, slugs: &Slugs) -> String {
    let mut text = String::with_capacity(name.len());
    let mut rest = name;
    // Tags go.
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        match rest[open..].find('>') {
            Some(close) => rest = &rest[open + close + 1..],
            None => {
                text.push_str(&rest[open..]);
                rest = "";
            }
        }
    }
    text.push_str(rest);
    let text: String = text.nfc().collect();
    let text = match slugs.case {
        Case::Lower => text.trim().to_lowercase(),
        Case::LowerAscii => text.trim().to_ascii_lowercase(),
        Case::Kept => text.trim().to_owned(),
    };
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' => slug.push_str(&slugs.separator),
            c if c.is_alphanumeric() || matches!(c, '_' | '-') => slug.push(c),
            _ => {}
        }
    }
    slug
}

/// A day as a pattern of Unicode's says (`yyyy/MM/dd`), as far as numbers go.
fn day(day: NaiveDate, pattern: &str) -> String {
    let mut out = String::new();
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\'' {
            // Between quotes stands text; two quotes are one.
            if chars.next_if_eq(&'\'').is_some() {
                out.push('\'');
                continue;
            }
            while let Some(quoted) = chars.next() {
                if quoted == '\'' && chars.next_if_eq(&'\'').is_none() {
                    break;
                }
                out.push(quoted);
            }
            continue;
        }
        let mut width = 1;
        while c.is_ascii_alphabetic() && chars.next_if_eq(&c).is_some() {
            width += 1;
        }
        // Writing to a text cannot fail.
        let _ = match c {
            'y' if width == 2 => write!(out, "{:02}", day.year().rem_euclid(100)),
            'y' => write!(out, "{:0width$}", day.year()),
            'M' | 'L' if width == 3 => write!(out, "{}", day.format("%b")),
            'M' | 'L' if width == 4 => write!(out, "{}", day.format("%B")),
            'M' | 'L' => write!(out, "{:0width$}", day.month()),
            'd' => write!(out, "{:0width$}", day.day()),
            'D' => write!(out, "{:0width$}", day.ordinal()),
            'w' => write!(out, "{:0width$}", day.iso_week().week()),
            'Q' | 'q' => write!(out, "{:0width$}", day.month0() / 3 + 1),
            c => write!(out, "{}", c.to_string().repeat(width)),
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_by_patterns() {
        let at = NaiveDate::from_ymd_opt(2024, 3, 7).unwrap();
        for (pattern, wanted) in [
            ("yyyy/MM/dd", "2024/03/07"),
            ("yy-M-d", "24-3-7"),
            ("'news'/yyyy", "news/2024"),
            ("yyyy'o''clock'", "2024o'clock"),
            ("yyyy/MMM", "2024/Mar"),
            ("yyyy/DDD", "2024/067"),
            ("", ""),
        ] {
            assert_eq!(day(at, pattern), wanted, "{pattern}");
        }
    }

    #[test]
    fn titles_become_slugs() {
        let lower = Slugs {
            case: Case::Lower,
            separator: "-".into(),
            unknown: None,
        };
        for (title, wanted) in [
            ("What's new in v2.0?", "whats-new-in-v20"),
            ("A <b>bold</b> Step", "a-bold-step"),
            ("Größe - über alles", "größe---über-alles"),
            ("港の 朝", "港の-朝"),
            ("a < b", "a--b"),
        ] {
            assert_eq!(slug(title, &lower), wanted, "{title}");
        }
    }
}
