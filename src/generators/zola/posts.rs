//! Posts of Zola: what its front matter means, which of its pages are posts, and where they live.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::run::Run;
use super::settings::{Slugs, Zola};
use super::shortcode;
use crate::content::fields::FrontMatter;
use crate::content::{Post, Site};
use crate::generators::shared::front::{fill, is_undated};
use crate::generators::shared::{ascii, link};
use crate::uri::encode_path;
use crate::value::{Map, Value};
use crate::warning::Warnings;

/// The folder of all pages.
const CONTENT: &str = "content/";

/// Taxonomies stand in a table of their own, and a file's name may say the date.
pub(crate) fn translate(zola: &Zola, path: &str, mut map: Map) -> Map {
    if let Some(taxonomies) = map.get("taxonomies").and_then(Value::as_map).cloned() {
        for (key, value) in taxonomies.iter() {
            map.insert(key.to_owned(), value.clone());
        }
    }
    if let Some(extra) = map.get("extra").and_then(Value::as_map).cloned() {
        for (key, value) in extra.iter() {
            if map.get(key).is_none() {
                map.insert(key.to_owned(), value.clone());
            }
        }
    }
    if map.get("date").is_none() {
        let place = Place::of(zola, path);
        let address = map.get("path").and_then(Value::to_text).unwrap_or_default();
        let of_address = || dated_folders(address.split('/'));
        let of_folders = || dated_folders(place.folders.iter().copied());
        let day = place.dated_name().0.map(str::to_owned);
        if let Some(day) = day.or_else(of_address).or_else(of_folders) {
            map.insert("date".into(), day.into());
        }
    }
    fill(&mut map, "image", &["cover", "thumbnail"]);
    if let Some(language) = language(zola, path) {
        map.insert("lang".into(), language.into());
    }
    map
}

/// The day that a path such as `2024/03/01/name` is made of.
fn dated_folders<'p>(parts: impl Iterator<Item = &'p str>) -> Option<String> {
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.windows(3).find_map(|parts| {
        let is_number = |part: &str, lengths: [usize; 2]| {
            lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let [year, month, day] = parts else {
            return None;
        };
        if !is_number(year, [4, 4]) || !is_number(month, [1, 2]) || !is_number(day, [1, 2]) {
            return None;
        }
        let day = chrono::NaiveDate::from_ymd_opt(
            year.parse().ok()?,
            month.parse().ok()?,
            day.parse().ok()?,
        )?;
        Some(day.to_string())
    })
}

/// The language in a file's name, if it is another than the site's.
pub(super) fn language<'p>(zola: &Zola, path: &'p str) -> Option<&'p str> {
    if zola.other_languages.is_empty() {
        return None;
    }
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let (_, end) = stem.rsplit('/').next()?.rsplit_once('.')?;
    zola.other_languages
        .iter()
        .any(|name| name == end)
        .then_some(end)
}

/// What a page's file says of it.
struct Place<'p> {
    folders: Vec<&'p str>,
    /// The file's name without its extension; the folder's, where the page is its index.
    name: &'p str,
}

impl<'p> Place<'p> {
    fn of(zola: &Zola, path: &'p str) -> Self {
        let inner = path.strip_prefix(CONTENT).unwrap_or(path);
        let mut folders: Vec<&str> = inner.split('/').collect();
        let file = folders.pop().unwrap_or(inner);
        let mut name = file.strip_suffix(".md").unwrap_or(file);
        if let Some(language) = language(zola, path) {
            name = &name[..name.len() - language.len() - 1];
        }
        let is_index = name == "index" || name.starts_with("index.");
        if let (true, Some(folder)) = (is_index, folders.last()) {
            name = folder;
            folders.pop();
        }
        Place { folders, name }
    }

    /// The date in front of the name, and the rest.
    fn dated_name(&self) -> (Option<&'p str>, &'p str) {
        let name = self.name;
        let Some((day, rest)) = name.get(..10).map(|day| (day, &name[10..])) else {
            return (None, name);
        };
        if !chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok_and(|_| day.len() == 10) {
            return (None, name);
        }
        // A time may follow: `2018-10-10T08:30:00Z-name`.
        let start = rest
            .find(['_', '-'])
            .filter(|at| *at == 0 || rest.starts_with('T'));
        match start.map(|at| rest[at + 1..].trim()) {
            Some(slug) if !slug.is_empty() => (Some(day), slug),
            _ => (None, name),
        }
    }
}

pub(crate) fn left_out(matter: &FrontMatter<'_>) -> Option<&'static str> {
    if matter.map.get("render").and_then(Value::as_bool) == Some(false) {
        return Some("not rendered");
    }
    is_undated(matter).then_some("without a date")
}

pub(crate) fn path(zola: &Zola, matter: &FrontMatter<'_>) -> String {
    let own = matter.text(&["path"]);
    // A path of its own has no language in front.
    let home = match own {
        Some(_) => None,
        None => language(zola, matter.path),
    };
    let home = home.map_or_else(String::new, |language| format!("/{language}"));
    let whole = match own {
        Some(path) => path,
        None => {
            let place = Place::of(zola, matter.path);
            let name = matter.text(&["slug"]);
            let of_file = match zola.keeps_dates {
                true => place.name,
                false => place.dated_name().1,
            };
            let name = name.as_deref().unwrap_or(of_file);
            let parts = place.folders.iter().copied().chain([name]);
            let parts = parts.map(|part| fit(zola.slugs, part));
            parts.collect::<Vec<_>>().join("/")
        }
    };
    match whole.trim_matches('/') {
        "" => format!("{home}/"),
        whole => format!("{home}/{}/", encode_path(whole)),
    }
}

/// A part of a path as the site's settings want it.
fn fit(slugs: Slugs, part: &str) -> String {
    match slugs {
        Slugs::On => ascii::slug(part),
        Slugs::Off => part.to_owned(),
        Slugs::Safe => {
            let forbidden = |c: char| "<>:|?*#\\()[]\"'/".contains(c) || c.is_control();
            let part: String = part.chars().filter(|c| !forbidden(*c)).collect();
            part.trim_matches(['.', ' '])
                .split_whitespace()
                .collect::<Vec<_>>()
                .join("_")
        }
    }
}

/// Zola's Markdown, with shortcodes done and internal links resolved.
pub(crate) fn html(
    site: &Site,
    zola: &Zola,
    post: &Post,
    body: &str,
    warnings: &mut Warnings,
) -> String {
    let flavour = zola.flavour;
    let mut templates = Run {
        zola,
        site,
        post,
        flavour,
        warnings,
    };
    let html = shortcode::render(body, flavour, Some(&mut templates));
    with_links(site, zola, html)
}

/// `@/folder/file.md` becomes where that page lives.
fn with_links(site: &Site, zola: &Zola, html: String) -> String {
    const MARK: &str = "=\"@/";
    if !html.contains(MARK) {
        return html;
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some(at) = rest.find(MARK) {
        out.push_str(&rest[..at + 2]);
        rest = &rest[at + MARK.len()..];
        let end = rest.find('"').unwrap_or(rest.len());
        let (path, fragment) = match rest[..end].split_once('#') {
            Some((path, fragment)) => (path, format!("#{fragment}")),
            None => (&rest[..end], String::new()),
        };
        let path: Cow<'_, str> = percent_decode_str(path).decode_utf8_lossy();
        let url = match path.strip_suffix("_index.md") {
            Some(section) => {
                let parts = section.split('/').filter(|part| !part.is_empty());
                let parts: String = parts
                    .map(|part| format!("{}/", ascii::slug(part)))
                    .collect();
                Some(format!("{}{parts}", site.config.url))
            }
            None => {
                link::resolve(&path).and_then(|path| site.index.url_of(&format!("{CONTENT}{path}")))
            }
        };
        let url = url.or_else(|| translation(site, zola, &path));
        out.push_str(&url.unwrap_or_else(|| format!("{}{}", site.config.url, encode_path(&path))));
        out.push_str(&fragment);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Where a page of another language lives that is not a post: `a/b.es.md`.
fn translation(site: &Site, zola: &Zola, path: &str) -> Option<String> {
    let file = format!("{CONTENT}{path}");
    let language = language(zola, &file)?;
    let place = Place::of(zola, &file);
    let parts = place
        .folders
        .iter()
        .copied()
        .chain([match zola.keeps_dates {
            true => place.name,
            false => place.dated_name().1,
        }]);
    let parts: Vec<String> = parts.map(|part| fit(zola.slugs, part)).collect();
    let path = encode_path(&parts.join("/"));
    Some(format!("{}{language}/{path}/", site.config.url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_begin_with_a_date() {
        let zola = Zola::of_languages(&["fr"]);
        let name = |path| Place::of(&zola, path).dated_name();
        assert_eq!(
            name("content/a/2018-10-10-hello.md"),
            (Some("2018-10-10"), "hello")
        );
        assert_eq!(
            name("content/2018-10-10_hello/index.md"),
            (Some("2018-10-10"), "hello")
        );
        assert_eq!(name("content/2018-10-10.md"), (None, "2018-10-10"));
        assert_eq!(
            name("content/日本語の長い長い名前.md"),
            (None, "日本語の長い長い名前")
        );
        assert_eq!(name("content/index.md"), (None, "index"));
        assert_eq!(
            name("content/a/2018-10-10-hello.fr.md"),
            (Some("2018-10-10"), "hello")
        );
        assert_eq!(name("content/hello/index.fr.md"), (None, "hello"));
        assert_eq!(name("content/hello.de.md"), (None, "hello.de"));
    }
}
