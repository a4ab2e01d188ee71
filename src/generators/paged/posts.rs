//! Posts of these generators: what their front matter calls things, and where their pages may lie.

use super::settings::Paged;
use crate::content::fields::FrontMatter;
use crate::content::file_name::FileName;
use crate::generators::shared::front::fill;
use crate::value::{Map, Value};

/// What generators, starters and themes call the date of a post, by how sure it is.
const DATES: &[&str] = &[
    "pubDate",
    "pubDatetime",
    "publishDate",
    "publishedDate",
    "publishedAt",
    "published_at",
    "published_date",
    "publish_date",
    "datePublished",
    "dateCreated",
    "published",
    "created",
    "createdAt",
    "created_at",
];
const UPDATES: &[&str] = &[
    "updatedDate",
    "updateDate",
    "modDatetime",
    "updatedAt",
    "updated_at",
    "updated",
    "modified",
    "modifiedDate",
    "dateModified",
    "lastmod",
    "lastModified",
    "last_modified",
    "last_update",
    "date-modified",
];
const SUMMARIES: &[&str] = &["excerpt", "summary", "abstract", "subtitle", "spoiler"];
const IMAGES: &[&str] = &[
    "heroImage",
    "ogImage",
    "cover",
    "coverImage",
    "featuredImage",
    "featured_image",
    "banner",
    "thumbnail",
    "hero",
    "index_img",
];

/// The front matter in feedmill's words.
pub(super) fn translate(paged: &Paged, path: &str, mut front: Map) -> Map {
    // `date: {created: …, updated: …}`
    if let Some(Value::Map(dates)) = front.get("date").cloned() {
        let of = |keys: &[&str]| keys.iter().find_map(|key| dates.get(key)).cloned();
        let created = of(&["created", "published", "publish", "date"]).unwrap_or_default();
        front.insert("date".into(), created);
        if let Some(updated) = of(&["updated", "modified"]) {
            front.insert("updated".into(), updated);
        }
    }
    // invalid date `published: true`.
    let dated: Vec<&str> = DATES
        .iter()
        .copied()
        .filter(|key| {
            front
                .get(key)
                .is_some_and(|value| value.as_bool().is_none())
        })
        .collect();
    fill(&mut front, "date", &dated);
    // Quarto reads `7/24/2024` as Americans write it.
    if let Some(day) = front.get("date").and_then(Value::as_str).and_then(american) {
        front.insert("date".into(), Value::from(day));
    }
    if front.get("date").is_none_or(Value::is_null)
        && FileName::of(path).date.is_none()
        && let Some(day) = day_in(path)
    {
        front.insert("date".into(), Value::from(day));
    }
    fill(&mut front, "updated", UPDATES);
    if let Some(Value::Map(update)) = front.get("updated").cloned() {
        let date = update.get("date").cloned().unwrap_or_default();
        front.insert("updated".into(), date);
    }
    fill(&mut front, "description", SUMMARIES);
    // A picture in the source may have another name on the site: the page says it.
    for key in IMAGES.iter().chain(&["image"]) {
        let is_on_site = front
            .get(key)
            .and_then(Value::as_str)
            .is_some_and(|image| image.starts_with("http"));
        if is_on_site {
            fill(&mut front, "image", &[key]);
        }
    }
    let is_whole = |value: &Value| {
        value
            .as_str()
            .is_some_and(|image| image.starts_with("http"))
    };
    if !front.get("image").is_some_and(is_whole) {
        front.insert("image".into(), Value::Null);
    }
    if let Some(authors) = front.get("authors").or(front.get("author")).cloned() {
        let named = named(&authors, &paged.authors);
        front.insert("author".into(), Value::Null);
        front.insert("authors".into(), named);
    }
    if front.get("unlisted").and_then(Value::as_bool) == Some(true)
        || front.get("isDraft").and_then(Value::as_bool) == Some(true)
    {
        front.insert("draft".into(), Value::Bool(true));
    }
    front
}

/// A day that is written as month, day and year.
fn american(written: &str) -> Option<String> {
    let day = chrono::NaiveDate::parse_from_str(written.trim(), "%m/%d/%Y").ok()?;
    Some(day.to_string())
}

/// Authors with their keys resolved: an unknown key is a name.
fn named(value: &Value, known: &Value) -> Value {
    match value {
        Value::List(items) => Value::List(items.iter().map(|item| named(item, known)).collect()),
        Value::String(key) => known.get(key).cloned().unwrap_or_else(|| value.clone()),
        other => other.clone(),
    }
}

/// The first day in the folders and the name of a file: `2024/03/01/x.md`, `2024-03-01-x/index.md`.
fn day_in(path: &str) -> Option<String> {
    let is_start = |at: usize| at == 0 || !path.as_bytes()[at - 1].is_ascii_alphanumeric();
    let starts = path
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| is_start(*at));
    let mut days = starts.filter_map(|at| path.get(at..at + 10));
    days.find_map(|day| {
        let day = day.replace(['/', '_'], "-");
        chrono::NaiveDate::parse_from_str(&day, "%Y-%m-%d").ok()?;
        Some(day)
    })
}

/// Why no feed shows the file, if its author wants it so.
pub(super) fn left_out(matter: &FrontMatter<'_>) -> Option<&'static str> {
    let is_undated = matter.map.get("date").is_none_or(Value::is_null);
    if is_undated && FileName::of(matter.path).date.is_none() {
        return Some("without a date");
    }
    None
}

/// Where the page of a post may lie, unless its front matter or its page says it.
pub(super) fn path(paged: &Paged, matter: &FrontMatter<'_>) -> String {
    if let Some(own) = matter.text(&["permalink"]) {
        return format!("/{}", own.trim_start_matches('/'));
    }
    let below = matter.path.strip_prefix(&paged.top).unwrap_or(matter.path);
    let below = below.trim_start_matches('/');
    let below = [
        "src/content/",
        "src/pages/",
        "source/_posts/",
        "content/",
        "pages/",
        "src/app/",
        "app/",
    ]
    .iter()
    .find_map(|folder| below.strip_prefix(folder))
    .unwrap_or(below);
    let stem = below.rsplit_once('.').map_or(below, |(stem, _)| stem);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    let stem = stem.strip_suffix("/page").unwrap_or(stem);
    let (folder, name) = match stem.rsplit_once('/') {
        Some((folder, name)) => (format!("/{folder}/"), name),
        None => ("/".to_owned(), stem),
    };
    match matter.text(&["slug"]) {
        Some(slug) if slug.starts_with('/') => slug,
        Some(slug) => format!("{folder}{slug}"),
        None => format!("{folder}{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_in_paths() {
        for (path, wanted) in [
            ("blog/2024-03-01-x/index.md", Some("2024-03-01")),
            ("blog/2024/03/01/x.md", Some("2024-03-01")),
            ("blog/2024/x.md", None),
            ("blog/v12024-03-01.md", None),
        ] {
            assert_eq!(day_in(path).as_deref(), wanted, "{path}");
        }
    }
}
