//! Posts of Pelican: lines of `Key: value`, addresses made of patterns, links that name files.

use std::fmt::Write;

use chrono::format::{Item, StrftimeItems};
use feedmill_python_markdown::smartypants;
use percent_encoding::percent_decode_str;
use url::Url;

use super::dates::python_date;
use super::html as pelican_html;
use super::rst;
use super::site::Pelican;
use crate::content::fields::FrontMatter;
use crate::content::{Post, Site};
use crate::date::Timestamp;
use crate::generators::shared::front::{fill, is_undated};
use crate::generators::shared::{files, link};
use crate::uri::encode_path;
use crate::value::{Map, Value};
use crate::warning::Warnings;

/// The lines of `Key: value` that a file begins with, and where its body starts.
pub(crate) fn metadata(source: &str) -> (Map, usize) {
    let mut map = Map::new();
    let mut at = 0;
    let mut last: Option<String> = None;
    let mut is_fenced = false;
    for line in source.split_inclusive('\n') {
        let text = line.trim_end();
        if at == 0 && text == "---" {
            is_fenced = true;
        } else if text.trim().is_empty() || (is_fenced && matches!(text, "---" | "...")) {
            return (map, at + line.len());
        } else if let (true, Some(key)) = (is_set_in(line), &last) {
            // A line that is set in goes on with a summary; of anything else, Pelican takes the first line.
            if key == "summary" {
                let before = map.get(key).and_then(Value::to_text).unwrap_or_default();
                map.insert(key.clone(), format!("{before}\n{}", text.trim()).into());
            }
        } else if let Some((key, value)) = key_and_value(text) {
            let key = key.to_lowercase();
            map.insert(key.clone(), value.trim().into());
            last = Some(key);
        } else {
            return (map, at);
        }
        at += line.len();
    }
    (map, source.len())
}

/// Whether a line begins with four columns of blanks, as Python's Markdown counts tabs.
fn is_set_in(line: &str) -> bool {
    let blanks = line
        .bytes()
        .take(4)
        .take_while(|byte| *byte == b' ')
        .count();
    blanks == 4 || line.as_bytes().get(blanks) == Some(&b'\t')
}

fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim_start().split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-".contains(c));
    is_key.then_some((key, value))
}

pub(crate) fn choose(pelican: &Pelican, found: Vec<String>) -> Vec<String> {
    let prefix = format!("{}/", pelican.content);
    let is_post = |file: &String| {
        let inner = file.strip_prefix(&prefix).unwrap_or(file);
        let below = |folder: &String| {
            inner
                .strip_prefix(folder.as_str())
                .is_some_and(|rest| rest.starts_with('/'))
        };
        let is_article = pelican.articles.is_empty() || pelican.articles.iter().any(below);
        let is_text = [
            ".md",
            ".markdown",
            ".mkd",
            ".mdown",
            ".rst",
            ".html",
            ".htm",
        ]
        .iter()
        .any(|end| inner.ends_with(end) && !pelican.unread.iter().any(|it| *it == end[1..]));
        let is_unread =
            files::is_in_unread_language(inner) && !inner.contains(".ipynb_checkpoints");
        is_article && (is_text || is_unread) && !pelican.pages.iter().any(below)
    };
    found.into_iter().filter(is_post).collect()
}

pub(crate) fn translate(pelican: &Pelican, path: &str, mut map: Map) -> Map {
    let author = map.get("author").and_then(Value::to_text);
    for (key, others) in [
        ("tags", ["tags", "keywords"].as_slice()),
        ("authors", &["authors"]),
    ] {
        let written = others.iter().find_map(|other| map.get(other)?.to_text());
        let Some(written) = written else { continue };
        let separator = if written.contains(';') { ';' } else { ',' };
        let names = written
            .split(separator)
            .map(str::trim)
            .filter(|name| !name.is_empty());
        map.insert(key.into(), Value::List(names.map(Value::from).collect()));
    }
    // `author` is one name, whatever commas it has.
    if let (None, Some(author)) = (map.get("authors"), author) {
        map.insert("authors".into(), Value::List(vec![author.trim().into()]));
    }
    map.insert("author".into(), Value::Null);
    fill(&mut map, "lastmod", &["modified"]);
    for (key, value) in around(pelican, path).iter() {
        let is_blank = |value: &Value| value.as_str().is_some_and(|text| text.trim().is_empty());
        if map
            .get(key)
            .is_none_or(|own| own.is_null() || is_blank(own))
        {
            map.insert(key.to_owned(), value.clone());
        }
    }
    if let Some(date) = map.get("date").and_then(Value::as_str) {
        let date = python_date(date);
        map.insert("date".into(), date.into());
    }
    if let (Some(dashes), Some(title)) = (
        pelican.typographic,
        map.get("title").and_then(Value::as_str),
    ) {
        let title = smartypants(title, dashes, &[]);
        map.insert("title".into(), title.into());
    }
    let category = map.get("category").and_then(Value::to_text);
    let category = category.unwrap_or_default();
    map.insert("category".into(), Value::List(vec![category.trim().into()]));
    map
}

/// What the settings, the file's path and its name say of a post, the last the most.
fn around(pelican: &Pelican, path: &str) -> Map {
    let inner = path.strip_prefix(&pelican.content).unwrap_or(path);
    let inner = inner.trim_start_matches('/');
    let mut map = pelican.defaults.clone();
    map.insert("category".into(), pelican.category.as_str().into());
    for (of, values) in &pelican.of_paths {
        let is_its = inner
            .strip_prefix(of.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if is_its {
            for (key, value) in values.iter() {
                map.insert(key.to_owned(), value.clone());
            }
        }
    }
    let file = inner.rsplit('/').next().unwrap_or(inner);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let of_name = pelican.name_pattern.iter().flat_map(|it| it.groups(stem));
    let of_path = pelican.path_pattern.iter().flat_map(|it| it.groups(inner));
    let folder = link::folder(inner).rsplit('/').next().unwrap_or_default();
    let of_folder =
        (pelican.folder_is_category && !folder.is_empty()).then(|| ("category".to_owned(), folder));
    let mut found: Vec<String> = Vec::new();
    for (key, value) in of_name.chain(of_path).chain(of_folder) {
        // Of several that say the same thing, the first counts.
        if !found.contains(&key) {
            map.insert(key.clone(), value.into());
            found.push(key);
        }
    }
    map
}

pub(crate) fn left_out(matter: &FrontMatter<'_>) -> Option<&'static str> {
    match matter
        .text(&["status"])
        .map(|status| status.to_lowercase())
        .as_deref()
    {
        Some("draft") => return Some("draft"),
        Some("hidden" | "skip") => return Some("hidden"),
        _ => {}
    }
    if matter.text(&["title"]).is_none() {
        return Some("without a title");
    }
    is_undated(matter).then_some("without a date")
}

/// The slug of a post: its own, or what its title or its file's name makes.
pub(super) fn slug(
    pelican: &Pelican,
    path: &str,
    own: Option<String>,
    title: Option<String>,
) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    own.unwrap_or_else(|| match title {
        Some(title) if !pelican.slug_from_name => pelican.slugs.slug(&title),
        _ => pelican.slugs.slug(stem),
    })
}

/// Whether the file is a page, to which posts may link.
fn is_page(pelican: &Pelican, path: &str) -> bool {
    let inner = path.strip_prefix(&pelican.content).unwrap_or(path);
    let inner = inner.trim_start_matches('/');
    pelican.page_folders.iter().any(|folder| {
        let rest = inner.strip_prefix(folder.as_str());
        rest.is_some_and(|rest| rest.starts_with('/'))
    })
}

pub(crate) fn path(pelican: &Pelican, matter: &FrontMatter<'_>, published: Timestamp) -> String {
    // Only the settings' pattern is filled in.
    if let Some(url) = matter.text(&["url"]) {
        return format!("/{}", encode_path(url.trim_start_matches('/')));
    }
    let language = matter
        .text(&["lang"])
        .unwrap_or_else(|| pelican.language.clone());
    let pattern = match (is_page(pelican, matter.path), language == pelican.language) {
        (false, true) => pelican.url.as_str(),
        (false, false) => pelican.language_url.as_str(),
        (true, true) => pelican.page_url.as_str(),
        (true, false) => pelican.page_language_url.as_str(),
    };
    let slug = slug(
        pelican,
        matter.path,
        matter.text(&["slug"]),
        matter.text(&["title"]),
    );
    let first = |key: &str| {
        let name = matter
            .map
            .get(key)
            .and_then(|names| names.as_list()?.first()?.to_text());
        pelican.term_slugs.slug(&name.unwrap_or_default())
    };
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        filled.push_str(&rest[..open]);
        let Some(length) = rest[open..].find('}') else {
            break;
        };
        let field = &rest[open + 1..open + length];
        match field.split_once(':').unwrap_or((field, "")) {
            ("slug", _) => filled.push_str(&slug),
            ("category", _) => filled.push_str(&first("category")),
            ("author", _) => filled.push_str(&first("authors")),
            ("lang", _) => filled.push_str(&language),
            ("date", format) => {
                let items: Vec<Item> = StrftimeItems::new(format).collect();
                if !items.contains(&Item::Error) {
                    // Writing to a text cannot fail, and a format that chrono knows gives something.
                    let _ = write!(
                        filled,
                        "{}",
                        published.naive_local().format_with_items(items.into_iter())
                    );
                }
            }
            (key, _) => filled.push_str(&matter.text(&[key]).unwrap_or_default()),
        }
        rest = &rest[open + length + 1..];
    }
    filled.push_str(rest);
    let filled = filled.strip_suffix("index.html").unwrap_or(&filled);
    format!("/{}", encode_path(filled.trim_start_matches('/')))
}

/// Python's Markdown with its extras, and links that name files resolved.
pub(crate) fn html(
    pelican: &Pelican,
    site: &Site,
    post: &Post,
    body: &str,
    warnings: &mut Warnings,
) -> String {
    let html = if pelican_html::is_page(&post.path) {
        body.to_owned()
    } else if rst::is_rst(&post.path) {
        rst::html(post, body, &pelican.language, warnings)
    } else {
        let html = feedmill_python_markdown::to_html(body, &pelican.markdown);
        match &pelican.contents_title {
            Some(title) => html.replace(
                "<div class=\"toc\">",
                &format!("<div class=\"toc\"><span class=\"toctitle\">{title}</span>"),
            ),
            None => html,
        }
    };
    let html = match pelican.typographic {
        Some(dashes) => {
            let ignored: Vec<&str> = pelican.not_typographic.iter().map(String::as_str).collect();
            smartypants(&html, dashes, &ignored)
        }
        None => html,
    };
    with_links(pelican, site, post, html)
}

/// `{filename}other.md` becomes where that post lives, `{static}picture.png` where that file is served.
fn with_links(pelican: &Pelican, site: &Site, post: &Post, html: String) -> String {
    let opens = ["=\"{", "=\"%7B", "=\"|", "=\"%7C"];
    if !opens.iter().any(|open| html.contains(open)) {
        return html;
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some(at) = opens.iter().filter_map(|open| rest.find(open)).min() {
        out.push_str(&rest[..at + 2]);
        rest = &rest[at + 2..];
        let end = rest.find('"').unwrap_or(rest.len());
        let written = percent_decode_str(&rest[..end]).decode_utf8_lossy();
        match target(pelican, site, post, &written) {
            Some(url) => out.push_str(&url),
            None => out.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

fn target(pelican: &Pelican, site: &Site, post: &Post, written: &str) -> Option<String> {
    let close = if written.starts_with('|') { '|' } else { '}' };
    let (what, path) = written[1..].split_once(close)?;
    // What follows the path is no part of the file's name.
    let (path, fragment) = path.split_at(path.find(['#', '?']).unwrap_or(path.len()));
    let home = site.config.url.as_str();
    let content = pelican.content.as_str();
    let whole = match path.strip_prefix('/') {
        Some(path) => link::resolve(&format!("{content}/{path}"))?,
        None => link::resolve(&format!("{}/{path}", link::folder(&post.path)))?,
    };
    let inner = whole.strip_prefix(content)?.trim_start_matches('/');
    let url = match what {
        "filename" => match site.index.url_of(&whole) {
            Some(url) => url,
            None => format!("{home}{}", encode_path(inner)),
        },
        "static" => format!("{home}{}", encode_path(inner)),
        // It lies beside the page, as it lies beside the source.
        "attach" if !path.starts_with('/') => {
            let page = Url::parse(&post.canonical_url).ok()?;
            page.join(&encode_path(path)).ok()?.into()
        }
        "attach" => format!("{home}{}", encode_path(inner)),
        "category" | "tag" | "author" => {
            let pages = pelican.pages_of_terms.iter();
            let page = pages
                .filter(|(of, _)| *of == what)
                .map(|(_, page)| page)
                .next()?;
            let slug = pelican.term_slugs.slug(path);
            format!("{home}{}", encode_path(&page.replace("{slug}", &slug)))
        }
        "index" => home.to_owned(),
        _ => return None,
    };
    Some(format!("{url}{fragment}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_ends_at_a_blank_line() {
        let (map, at) = metadata("Title: A: b\nSUMMARY: one,\n    two\n\nText: here\n");
        assert_eq!(map.get("title"), Some(&"A: b".into()));
        assert_eq!(map.get("summary"), Some(&"one,\ntwo".into()));
        assert_eq!(at, "Title: A: b\nSUMMARY: one,\n    two\n\n".len());
        let (map, at) = metadata("---\nTitle: x\n---\nText");
        assert_eq!((map.len(), at), (1, "---\nTitle: x\n---\n".len()));
        assert_eq!(metadata("No keys here, none.\n").1, 0);
    }
}
