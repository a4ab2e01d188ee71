//! From the bytes of a file to a post, in stages: decode, split, parse, translate, resolve.

use std::borrow::Cow;

use chrono::SubsecRound;

use super::decode;
use super::fields::{FrontMatter, suspects};
use super::front_matter::{self, Parts};
use super::media::{self, Files};
use super::paging;
use super::post::{Extent, LeftOut, OWN_PAGE, Post};
use super::post_url::canonical_url;
use crate::config::Config;
use crate::generators::TranslatedFrontMatter;
use crate::value::{Map, Value};
use crate::warning::{Warning, Warnings};

/// How UTF-8 announces itself.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Reads one post out of the bytes of the file at `path`, whatever the present is. What was fixed goes to `warnings`.
///
/// # Errors
///
/// [`LeftOut`] says why the file is not a post.
pub fn read(
    config: &Config,
    path: &str,
    bytes: &[u8],
    extent: Extent,
    warnings: &mut Warnings,
) -> Result<Post, LeftOut> {
    read_with(config, path, bytes, extent, None, warnings)
}

/// As [`read`], with a date for a page that has none: `assumed`.
pub(super) fn read_with(
    config: &Config,
    path: &str,
    bytes: &[u8],
    extent: Extent,
    assumed: Option<&str>,
    warnings: &mut Warnings,
) -> Result<Post, LeftOut> {
    let text = text_of(config, path, bytes)?;
    // What cannot be read is a post all the same if its page shows it.
    let refused = config.generator.refuse(path);
    let file = match (&refused, config.pages.get()) {
        (None, _) => split(config, path, &text, warnings),
        (Some(_), Some(_)) => foreign(config, path, &text, warnings),
        (Some(warning), None) => return Err(faulty(warning.clone())),
    };
    let (front, file) = match (parse(config, file, warnings), &refused) {
        (Err(LeftOut::Faulty(_)), Some(warning)) => return Err(faulty(warning.clone())),
        (parsed, _) => parsed?,
    };
    resolved(config, &file, front, refused, extent, assumed, warnings)
}

/// Reads a post that does not lie in a file, of which `front` and `body` are known already.
///
/// # Errors
///
/// As [`read`].
pub(super) fn record(
    config: &Config,
    path: &str,
    front: Map,
    body: &str,
    extent: Extent,
    warnings: &mut Warnings,
) -> Result<Post, LeftOut> {
    let file = PostFile {
        path,
        text: body,
        is_file: false,
        parts: Parts::without_head(body, 0),
        own: None,
    };
    resolved(config, &file, front, None, extent, None, warnings)
}

/// The last stages of both.
fn resolved(
    config: &Config,
    file: &PostFile<'_>,
    front: Map,
    refused: Option<Warning>,
    extent: Extent,
    assumed: Option<&str>,
    warnings: &mut Warnings,
) -> Result<Post, LeftOut> {
    let suspects = suspects(&front);
    let mut front = config.generator.translate(file.path, front);
    if let (Some(date), None) = (assumed, front.front.get("date")) {
        front.front.insert("date".into(), date.into());
    }
    let post = resolve(config, file, front, &suspects, extent, warnings)?;
    match refused.filter(|_| post.page.is_none()) {
        Some(warning) => Err(faulty(warning)),
        None => Ok(post),
    }
}

/// A file in a language that feedmill does not read.
fn foreign<'s>(
    config: &Config,
    path: &'s str,
    text: &'s str,
    warnings: &mut Warnings,
) -> PostFile<'s> {
    match front_matter::own_header(path, text) {
        Some((own, at)) => PostFile {
            path,
            text,
            is_file: true,
            parts: Parts::without_head(text, at),
            own: Some(own),
        },
        None => split(config, path, text, warnings),
    }
}

/// A file, taken apart.
struct PostFile<'s> {
    path: &'s str,
    /// All of its text.
    text: &'s str,
    /// Whether its front matter is in its text.
    is_file: bool,
    /// Its front matter as it is written, and its body.
    parts: Parts<'s>,
    /// Its front matter, if it is in a language of the generator's own.
    own: Option<Map>,
}

fn faulty(warning: Warning) -> LeftOut {
    LeftOut::Faulty(Box::new(warning))
}

/// The first stage: bytes become text, if their encoding is certain.
fn text_of<'b>(config: &Config, path: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, LeftOut> {
    let utf8_only = config.generator.rules().utf8_only;
    let is_read = |text: &Cow<'_, str>| {
        !utf8_only || matches!(text, Cow::Borrowed(_)) || bytes.starts_with(BOM)
    };
    decode::decode(bytes).filter(is_read).ok_or_else(|| {
        let warning = Warning::file(
            path,
            "not-utf-8",
            "the file is not UTF-8, and its encoding is not certain; the post is left out",
            "save it as UTF-8",
        );
        faulty(decode::place(warning, bytes))
    })
}

/// The second stage: text becomes front matter and body.
fn split<'s>(
    config: &Config,
    path: &'s str,
    text: &'s str,
    warnings: &mut Warnings,
) -> PostFile<'s> {
    let (own, parts) = config.generator.split(path, text, warnings);
    PostFile {
        path,
        text,
        is_file: true,
        parts,
        own,
    }
}

/// The third stage: front matter becomes keys with values, in the generator's words.
fn parse<'s>(
    config: &Config,
    mut file: PostFile<'s>,
    warnings: &mut Warnings,
) -> Result<(Map, PostFile<'s>), LeftOut> {
    let own = file.own.take();
    let PostFile {
        path, text, parts, ..
    } = &file;
    let front = match (own, parts.head) {
        (Some(own), _) => own,
        (None, Some((language, written))) => {
            front_matter::read(language, written, path, text, parts.head_line, warnings)
                .map_err(faulty)?
        }
        (None, None) if config.generator.needs_no_front_matter(text) => Map::new(),
        (None, None) if text.contains(OWN_PAGE) => {
            return Err(LeftOut::Wanted("written by feedmill"));
        }
        (None, None) => return Err(faulty(front_matter::missing(path, text))),
    };
    Ok((front, file))
}

/// Why a post is left out as its author wants it, if it is.
fn left_out(config: &Config, matter: &FrontMatter<'_>) -> Option<&'static str> {
    let generator = &config.generator;
    if generator.is_unpublished(matter) {
        return Some("unpublished");
    }
    if !config.content.drafts && matter.is("draft", true) {
        return Some("draft");
    }
    let has_own_keys = config.feeds.profile.front.own_keys;
    if has_own_keys && matter.map.get("feed").and_then(Value::as_bool) == Some(false) {
        return Some("feed: false");
    }
    generator.left_out(matter)
}

/// The last stage: what the front matter and the file's name say becomes a post. The fourth, which puts the front matter into
/// feedmill's words, is [`crate::generators::Generator::translate`].
fn resolve(
    config: &Config,
    file: &PostFile<'_>,
    front: TranslatedFrontMatter,
    suspects: &[(String, &str)],
    extent: Extent,
    warnings: &mut Warnings,
) -> Result<Post, LeftOut> {
    let PostFile {
        path, text, parts, ..
    } = file;
    let TranslatedFrontMatter {
        front,
        folders,
        inherited,
    } = front;
    let generator = &config.generator;
    let policy = &config.feeds.profile.front;
    let name = generator.file_name(path);
    let matter = FrontMatter {
        map: &front,
        config,
        rules: generator.rules(),
        authors: generator.authors(),
        path,
        source: match file.is_file {
            true => text,
            false => "",
        },
        line: parts.head_line,
        language: parts.head.map(|(language, _)| language),
    };
    warnings.extend(matter.misspelt(suspects));
    if let Some(reason) = left_out(config, &matter) {
        return Err(LeftOut::Wanted(reason));
    }
    let published = matter.published(&name, warnings).map_err(faulty)?;
    let published = match generator.rules().dates.whole_seconds {
        true => published.trunc_subsecs(0),
        false => published,
    };
    let expires = match policy.own_keys {
        true => matter.instant(&["expires", "expiryDate"], warnings),
        false => None,
    };
    let withdrawn = match policy.own_keys {
        true => matter.instant(&["withdrawn"], warnings),
        false => None,
    };
    let terms = matter.terms(folders, inherited.as_ref(), warnings);
    let source = matter.source();
    // A generator makes a page of the post whatever other page has the same text, but a pulled post is somebody else's page.
    let (own_url, original) = match policy.own_keys {
        true => {
            let named = matter.address("canonical_url", warnings);
            match generator.own_folder().is_some() || source.is_some() {
                true => (named, None),
                false => (None, named),
            }
        }
        false => (None, None),
    };
    let title = matter.title(&name, warnings);
    let slug = matter
        .text(&["slug"])
        .unwrap_or_else(|| name.slug.to_owned());
    let paging::Place {
        url: canonical_url,
        page,
        is_unsure,
    } = match own_url {
        Some(url) => paging::Place::of_source(url, None),
        None => {
            let url = canonical_url(config, &matter, published, &name, terms.in_url(), warnings);
            let names = [slug.as_str(), name.slug, folder_of(path)];
            paging::place(config, title.as_deref(), &published, &names, url)
        }
    };
    let original = original.filter(|url| *url != canonical_url);
    let share_url = matter.address("share_url", warnings).or(original);
    let mut files = Files::default();
    let attachments = media::attachments(&matter, &canonical_url, &mut files, warnings);
    Ok(Post {
        episode: media::episode(&matter, &canonical_url, &attachments, &mut files, warnings),
        attachments,
        title,
        updated: matter.instant(policy.updated, warnings),
        share_url,
        guid: matter.text(&["guid"]).filter(|_| policy.own_keys),
        slug,
        authors: matter.authors(warnings),
        summary: matter.text(&["description", "excerpt", "summary"]),
        image: media::image(&matter, &canonical_url, &mut files, warnings),
        files,
        language: matter.language_tag(warnings),
        source,
        body: match extent {
            Extent::Head => String::new(),
            Extent::Whole => parts.body.to_owned(),
        },
        body_line: body_line(text, parts),
        path: (*path).to_owned(),
        published,
        expires,
        withdrawn,
        shown_from: generator.shown_from(&matter, warnings),
        canonical_url,
        categories: terms.categories,
        tags: terms.tags,
        front,
        page,
        is_unsure,
    })
}

/// The name of the folder of an `index` file; empty for others.
fn folder_of(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some((folder, file)) if file.starts_with("index.") || file.starts_with("_index.") => {
            folder.rsplit('/').next().unwrap_or_default()
        }
        _ => "",
    }
}

/// The line on which the body starts, from 1.
fn body_line(text: &str, parts: &Parts<'_>) -> usize {
    let before = &text.as_bytes()[..text.len() - parts.body.len()];
    memchr::memchr_iter(b'\n', before).count() + 1
}
