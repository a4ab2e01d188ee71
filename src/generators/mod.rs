//! Posts of other generators: each one's knowledge stands in a file or folder of its own.
//!
//! A generator's front matter is put into the words of [`crate::content::post`], so that nothing after it needs to know
//! where a post comes from; addresses and bodies are made as the generator makes them.

pub mod eleventy;
pub mod hugo;
pub mod jekyll;
pub mod pelican;
pub mod settings;
mod shared;
pub mod zola;

use shared::link;

use crate::config::{Config, Layout};
use crate::content::Post;
use crate::content::head::Head;
use crate::date::Timestamp;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// The folder below which posts lie, relative to the site.
pub(crate) fn start(config: &Config) -> &str {
    match config.jekyll.as_deref() {
        Some(site) => &site.collections_dir,
        None => config.content.layout.folder(),
    }
}

/// The files of those found that the generator makes pages of.
pub(crate) fn choose(config: &Config, files: Vec<String>) -> Vec<String> {
    match &config.content.layout {
        Layout::Folder(_) | Layout::Jekyll => files,
        Layout::Hugo(_) => link::without_bundled(files, "index.md"),
        Layout::Zola(_) => link::without_bundled(files, "index.md"),
        Layout::Eleventy(eleventy) => eleventy::posts::choose(eleventy, files),
        Layout::Pelican(pelican) => pelican::posts::choose(pelican, files),
    }
}

/// Whether a file may have no front matter: its name and folder can say enough. One that is never closed is a fault.
pub(crate) fn needs_no_head(config: &Config, source: &str) -> bool {
    let is_ours = matches!(config.content.layout, Layout::Folder(_) | Layout::Jekyll);
    let start = source.trim_start_matches(['\u{feff}', '\n', '\r', ' ', '\t']);
    !is_ours
        && !["---", "+++", "{"]
            .iter()
            .any(|fence| start.starts_with(fence))
}

/// The front matter of a post in feedmill's words.
pub(crate) fn translate(config: &Config, path: &str, map: Map) -> Map {
    match &config.content.layout {
        Layout::Folder(_) | Layout::Jekyll => map,
        Layout::Hugo(hugo) => hugo::posts::translate(hugo, path, map),
        Layout::Zola(_) => zola::posts::translate(path, map),
        Layout::Eleventy(eleventy) => eleventy::posts::translate(eleventy, path, map),
        Layout::Pelican(pelican) => pelican::posts::translate(pelican, path, map),
    }
}

/// Why the generator makes no post of the file, where its author wants it so.
pub(crate) fn left_out(head: &Head<'_>) -> Option<&'static str> {
    match &head.config.content.layout {
        Layout::Folder(_) | Layout::Jekyll => None,
        Layout::Hugo(hugo) => hugo::posts::left_out(hugo, head),
        Layout::Zola(zola) => zola::posts::left_out(zola, head),
        Layout::Eleventy(_) => eleventy::posts::left_out(head),
        Layout::Pelican(pelican) => pelican::posts::left_out(pelican, head),
    }
}

/// From when the generator shows the post, where it knows of another instant than the post's date.
pub(crate) fn shown_from(head: &Head<'_>, warnings: &mut Vec<Warning>) -> Option<Timestamp> {
    match &head.config.content.layout {
        Layout::Hugo(_) => head.instant(&["publishdate"], warnings),
        _ => None,
    }
}

/// Whether a body may name other files of the site, besides in shortcodes and Liquid.
pub(crate) fn names_files(config: &Config, body: &str) -> bool {
    let marks: &[&str] = match &config.content.layout {
        Layout::Folder(_) | Layout::Jekyll | Layout::Hugo(_) | Layout::Eleventy(_) => &[],
        Layout::Zola(_) => &["@/"],
        Layout::Pelican(_) => &["{filename}", "|filename|"],
    };
    marks
        .iter()
        .any(|mark| memchr::memmem::find(body.as_bytes(), mark.as_bytes()).is_some())
}

/// Where the post lives on the site, as a path with a `/` in front.
pub(crate) fn path(head: &Head<'_>, published: Timestamp) -> Option<String> {
    match &head.config.content.layout {
        Layout::Folder(_) | Layout::Jekyll => None,
        Layout::Hugo(hugo) => Some(hugo::posts::path(hugo, head, published)),
        Layout::Zola(zola) => Some(zola::posts::path(zola, head)),
        Layout::Eleventy(eleventy) => Some(eleventy::posts::path(eleventy, head, published)),
        Layout::Pelican(pelican) => Some(pelican::posts::path(pelican, head, published)),
    }
}

/// More names of shortcodes than these would help nobody.
const MOST_TOLD: usize = 20;

/// Reports what in a body cannot be done without the generator.
pub(crate) fn check(config: &Config, post: &Post, warnings: &mut Vec<Warning>) {
    let unknown = match &config.content.layout {
        Layout::Hugo(_) => hugo::posts::unknown(&post.body),
        Layout::Zola(_) => zola::posts::unknown(&post.body),
        _ => return,
    };
    // Each name is told once in a post.
    let mut told: Vec<&str> = Vec::new();
    for (at, name) in unknown {
        if told.contains(&name) || told.len() >= MOST_TOLD {
            continue;
        }
        told.push(name);
        let line = post.body[..at].matches('\n').count() + 1;
        let warning = Warning::file(
            &post.path,
            "unknown-shortcode",
            format!(
                "the shortcode `{name}` is the site's own: what it holds is shown, and nothing else"
            ),
            "write in Markdown or HTML what feeds are to show",
        );
        let mut warning = warning.at(&post.body, line, 0);
        warning.line += post.body_line - 1;
        warnings.push(warning);
    }
}

/// The body as HTML, in the generator's Markdown; `None` where no generator has one of its own.
pub(crate) fn html(config: &Config, post: &Post, body: &str) -> Option<String> {
    match &config.content.layout {
        Layout::Folder(_) | Layout::Jekyll => None,
        Layout::Hugo(hugo) => Some(hugo::posts::html(config, hugo, post, body)),
        Layout::Zola(zola) => Some(zola::posts::html(config, zola, body)),
        Layout::Eleventy(eleventy) => Some(eleventy::posts::html(config, eleventy, post, body)),
        Layout::Pelican(_) => Some(pelican::posts::html(config, post, body)),
    }
}

/// What a post is written in, where that is a language that feedmill does not read.
pub(crate) fn unsupported(layout: &Layout, path: &str) -> Option<&'static str> {
    // In Jekyll such files are posts, as they stand.
    if matches!(layout, Layout::Folder(_) | Layout::Jekyll) {
        return None;
    }
    let extension = path.rsplit('.').next().unwrap_or_default();
    match extension {
        "rst" => Some("reStructuredText"),
        "org" => Some("Org mode"),
        "adoc" => Some("AsciiDoc"),
        _ => None,
    }
}

/// The front matter of a file whose generator has a language of its own for it, and where the body starts.
pub(crate) fn own_head(config: &Config, path: &str, source: &str) -> Option<(Map, usize)> {
    let is_pelican = matches!(config.content.layout, Layout::Pelican(_));
    is_pelican.then(|| match pelican::html::is_page(path) {
        true => pelican::html::head(source),
        false => pelican::posts::metadata(source),
    })
}

/// Puts under `key` what the first of `others` holds, where the key itself holds nothing.
fn fill(map: &mut Map, key: &str, others: &[&str]) {
    if map.get(key).is_none_or(Value::is_null)
        && let Some(value) = others.iter().find_map(|other| map.get(other)).cloned()
    {
        map.insert(key.to_owned(), value);
    }
}

/// Whether nothing at all says when the post was published.
fn is_undated(head: &Head<'_>) -> bool {
    head.map.get("date").is_none()
}
