//! Posts of Material's blog plugin: their titles stand in their bodies, their dates may be several, and links name files.

use percent_encoding::percent_decode_str;

use super::blocks;
use super::inline::{self, Context};
use super::post_path::{HEADING, page, stem, title_of_file};
use super::settings::MkDocs;
use crate::content::body::{markdown as plain_markdown, plain_text};
use crate::content::front_matter::{self, Parts};
use crate::content::{Post, Site};
use crate::generators::shared::{files, link};
use crate::uri::encode_path;
use crate::value::{Map, Value};
use crate::warning::Warnings;

/// The extensions of the files that MkDocs makes pages of.
const PAGES: [&str; 5] = ["md", "markdown", "mdown", "mkdn", "mkd"];

/// Whether MkDocs makes a page of a file, by its name.
pub(super) fn is_page(name: &str) -> bool {
    files::extension(name).is_some_and(|extension| PAGES.contains(&extension))
}

/// Takes a post apart. A heading that the body begins with is its title, unless the front matter says another one.
pub(super) fn split<'s>(
    path: &str,
    source: &'s str,
    warnings: &mut Warnings,
) -> (Option<Map>, Parts<'s>) {
    let mut parts = front_matter::split(source);
    let (Some((language, written)), Some(heading)) = (parts.head, Heading::of(parts.body)) else {
        return (None, parts);
    };
    let mut found = Warnings::collect();
    let read = front_matter::read(language, written, path, source, parts.head_line, &mut found);
    // What is wrong with it is reported when it is read as all others are.
    let Ok(mut front) = read else {
        return (None, parts);
    };
    warnings.extend(found.into_vec());
    let said = front.get("title").and_then(Value::to_text);
    match said {
        Some(title) if title.trim() != heading.text => {}
        Some(_) => parts.body = heading.rest,
        None => {
            let in_path = match heading.is_marked {
                true => heading.written.to_owned(),
                // Those that are underlined are unknown to the plugin.
                false => title_of_file(stem(path)),
            };
            front.insert(HEADING.into(), in_path.into());
            front.insert("title".into(), heading.text.into());
            parts.body = heading.rest;
        }
    }
    (Some(front), parts)
}

/// A heading of the first level that a body begins with.
struct Heading<'s> {
    /// As it is written, without its marks.
    written: &'s str,
    /// What people read.
    text: String,
    /// It begins with `#`, and is not underlined.
    is_marked: bool,
    /// The body after it.
    rest: &'s str,
}

impl<'s> Heading<'s> {
    fn of(body: &'s str) -> Option<Self> {
        let start = body.len() - body.trim_start().len();
        let (line, rest) = body[start..]
            .split_once('\n')
            .unwrap_or((&body[start..], ""));
        let (written, is_marked, rest) = match line.strip_prefix("# ") {
            Some(text) => (text.trim_matches(['#', ' ', '\r']), true, rest),
            None => {
                let (below, rest) = rest.split_once('\n').unwrap_or((rest, ""));
                let below = below.trim_end();
                let is_underlined = !below.is_empty() && below.bytes().all(|byte| byte == b'=');
                let is_heading = is_underlined && !line.starts_with(['#', ' ', '\t', '>', '-']);
                (line.trim(), false, is_heading.then_some(rest)?)
            }
        };
        let shown = without_notes(inline::without_attributes(written));
        let text = plain_text(&plain_markdown::to_html(&shown))
            .trim()
            .to_owned();
        (!text.is_empty()).then_some(Heading {
            written,
            text,
            is_marked,
            rest,
        })
    }
}

/// A title without references to footnotes, as in `Title[^1]`.
fn without_notes(title: &str) -> String {
    let mut parts = title.split("[^");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((_, after)) => out.push_str(after),
            None => out.extend(["[^", part]),
        }
    }
    out
}

/// Dates may be a mapping, and a post without a title is called as its file is.
pub(super) fn translate(mkdocs: &MkDocs, path: &str, mut map: Map) -> Map {
    if let Some(dates) = map.get("date").and_then(Value::as_map).cloned() {
        map.insert(
            "date".into(),
            dates.get("created").cloned().unwrap_or_default(),
        );
        if let Some(updated) = dates.get("updated") {
            map.insert("lastmod".into(), updated.clone());
        }
    }
    if map.get("title").and_then(Value::to_text).is_none() {
        map.insert("title".into(), title_of_file(stem(path)).into());
    }
    if mkdocs.blog_of(path).is_some_and(|blog| blog.drafts) {
        map.insert("draft".into(), Value::Bool(false));
    }
    map
}

/// Python's Markdown with the extensions that the site enables, and links that name files resolved.
pub(super) fn html(
    site: &Site,
    mkdocs: &MkDocs,
    post: &Post,
    source: &str,
    warnings: &mut Warnings,
) -> String {
    let separator = mkdocs
        .blog_of(&post.path)
        .map(|blog| blog.separator.as_str());
    let replaced;
    let source = match separator {
        Some(separator) if separator != MORE && source.contains(separator) => {
            replaced = source.replace(separator, MORE);
            &replaced
        }
        _ => source,
    };
    let context = Context {
        extensions: &mkdocs.extensions,
        link: &|url| target(site, mkdocs, post, url),
        path: &post.path,
        first_line: post.body_line,
        references: "",
    };
    blocks::to_html(source, &context, warnings)
}

const MORE: &str = "<!-- more -->";

/// Where the file is served that a link names; `None` if it names none.
fn target(site: &Site, mkdocs: &MkDocs, post: &Post, url: &str) -> Option<String> {
    let end = url.find(['#', '?']).unwrap_or(url.len());
    let (written, after) = url.split_at(end);
    if written.is_empty() || written.starts_with('/') || written.contains(':') {
        return None;
    }
    let written = percent_decode_str(written).decode_utf8_lossy();
    let extension = files::extension(written.rsplit('/').next()?)?;
    let whole = link::resolve(&format!("{}/{written}", link::folder(&post.path)))?;
    let home = site.config.url.as_str().trim_end_matches('/');
    let below = |path: &str| {
        let rest = path.strip_prefix(mkdocs.docs.as_str())?;
        match mkdocs.docs.is_empty() {
            true => Some(rest.to_owned()),
            false => rest.strip_prefix('/').map(str::to_owned),
        }
    };
    if PAGES.contains(&extension) {
        if let Some(url) = site.index.url_of(&whole) {
            return Some(format!("{url}{after}"));
        }
        let inner = below(&whole)?;
        let inner = inner.strip_suffix(&format!(".{extension}"))?;
        return Some(format!("{home}{}{after}", page(mkdocs, inner)));
    }
    // Files beside posts are served beside them, without the folder that posts lie in.
    let beside = mkdocs.blogs.iter().find_map(|blog| {
        let rest = whole.strip_prefix(blog.posts.as_str())?.strip_prefix('/')?;
        Some(format!("{}/{rest}", blog.dir))
    });
    let inner = beside.or_else(|| below(&whole))?;
    Some(format!(
        "{home}/{}{after}",
        encode_path(inner.trim_start_matches('/'))
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::warning::Discard;

    fn title(source: &str) -> (Option<String>, Option<String>, String) {
        let (front, parts) = split(
            "docs/blog/posts/a-b.md",
            source,
            &mut Warnings::discard(Discard::NotShown),
        );
        let of = |key: &str| front.as_ref()?.get(key)?.to_text();
        (of("title"), of(HEADING), parts.body.trim().to_owned())
    }

    #[test]
    fn the_first_heading_is_the_title() {
        let (one, raw, body) =
            title("---\ndate: 2024-01-02\n---\n\n# The *first* light { #id }\n\nText\n");
        assert_eq!(
            (one.as_deref(), body.as_str()),
            (Some("The first light"), "Text")
        );
        assert_eq!(raw.as_deref(), Some("The *first* light { #id }"));
        let (one, raw, body) = title("---\ndate: 2024-01-02\n---\nUnderlined\n===\nText\n");
        assert_eq!(
            (one.as_deref(), body.as_str()),
            (Some("Underlined"), "Text")
        );
        assert_eq!(raw.as_deref(), Some("A b"));
        let (one, ..) = title("---\ndate: 2024-01-02\n---\n# One[^1] & two[^b]\n");
        assert_eq!(one.as_deref(), Some("One & two"));
        let (one, raw, body) = title("---\ntitle: Said\n---\n# Said\n\nText\n");
        assert_eq!(
            (one.as_deref(), raw, body.as_str()),
            (Some("Said"), None, "Text")
        );
        let (one, _, body) = title("---\ntitle: Said\n---\n# Shown\n");
        assert_eq!((one.as_deref(), body.as_str()), (Some("Said"), "# Shown"));
        let (one, _, body) = title("---\ndate: 2024-01-02\n---\nText\n\n# Later\n");
        assert_eq!((one, body.as_str()), (None, "Text\n\n# Later"));
    }
}
