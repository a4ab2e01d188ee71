//! A post: what its front matter and file name say, and its body.

use std::borrow::Cow;

use chrono::SubsecRound;

use super::file_name::{FileName, folder_categories};
use super::head::{Head, add_names};
use super::media::{self, Attachment, Episode, Files, Image};
use super::{Source, decode, front_matter};
use crate::config::{self, Config, Layout, Person, SplitTerms};
use crate::date::Timestamp;
use crate::generators;
use crate::value::{Map, Value};
use crate::warning::Warning;

/// What a post says of itself; the body unread.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// The file, relative to the site.
    pub path: String,
    /// The title; `None` where it is to be taken from the body.
    pub title: Option<String>,
    /// When it was published.
    pub published: Timestamp,
    /// From when on it is shown no more.
    pub expires: Option<Timestamp>,
    /// From when it is shown, where that may be later than its date.
    pub shown_from: Option<Timestamp>,
    /// When it last changed, where the author says so.
    pub updated: Option<Timestamp>,
    /// Where it lives, as an absolute URL.
    pub canonical_url: String,
    /// Front matter's slug or the file name's, as written.
    pub slug: String,
    /// The page to pass on, where front matter names one.
    pub share_url: Option<String>,
    /// What readers know it by, where front matter names it.
    pub guid: Option<String>,
    /// Names as written, without doubles.
    pub categories: Vec<String>,
    /// Names as written, without doubles.
    pub tags: Vec<String>,
    /// Who wrote it, where it says so.
    pub authors: Vec<Person>,
    /// The author's own few sentences.
    pub summary: Option<String>,
    /// The picture.
    pub image: Option<Image>,
    /// Sound, film and other files that go with it.
    pub attachments: Vec<Attachment>,
    /// The files of the site that it names besides.
    pub files: Files,
    /// What a podcast tells of it, where it has something to listen to or to watch.
    pub episode: Option<Episode>,
    /// BCP 47.
    pub language: Option<String>,
    /// The front matter with the site's defaults.
    pub front: Map,
    /// The feed that it came from, where it is somebody else's.
    pub source: Option<Source>,
    /// The body as written; empty where [`Extent::Head`] was asked for.
    pub body: String,
    /// The line on which the body starts, from 1.
    pub body_line: usize,
}

/// How much of a post is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All but the body, for selecting.
    Head,
    /// All of it, for showing.
    Whole,
}

/// Why a file is no post of any feed.
#[derive(Debug, PartialEq)]
pub enum LeftOut {
    /// Its author wants it so: a draft, unpublished, `feed: false`.
    Wanted(&'static str),
    /// Something is wrong with it.
    Faulty(Box<Warning>),
}

/// The mark of feedmill's own pages, which are not posts wherever they are.
pub(crate) const OWN_PAGE: &str = "<meta name=\"generator\" content=\"feedmill\">";

/// How UTF-8 announces itself.
const BOM: &[u8] = b"\xef\xbb\xbf";

impl Post {
    /// Why the post is not shown at the instant `now`, where it is not.
    pub fn left_out(&self, config: &Config, now: Timestamp) -> Option<&'static str> {
        let shown_from = self
            .shown_from
            .map_or(self.published, |from| from.max(self.published));
        if !config.content.future && shown_from > now {
            Some("future")
        } else if self.expires.is_some_and(|end| end <= now) {
            Some("expired")
        } else {
            None
        }
    }

    /// Whether it may show something of other files: Liquid, shortcodes and links by a file's name can, and files that go
    /// with it are measured.
    pub fn shows_other_files(&self, config: &Config) -> bool {
        !self.attachments.is_empty()
            || has_liquid(&self.body)
            || generators::names_files(config, &self.body)
            || self.front.iter().any(|(_, value)| mentions_liquid(value))
    }
}

fn mentions_liquid(value: &Value) -> bool {
    match value {
        Value::String(text) => has_liquid(text),
        Value::List(items) => items.iter().any(mentions_liquid),
        Value::Map(map) => map.iter().any(|(_, value)| mentions_liquid(value)),
        Value::Null | Value::Bool(_) | Value::Integer(_) | Value::Float(_) => false,
    }
}

fn has_liquid(text: &str) -> bool {
    let text = text.as_bytes();
    memchr::memchr_iter(b'{', text).any(|at| matches!(text.get(at + 1), Some(b'{' | b'%')))
}

/// Reads one post out of the bytes of the file at `path`, whatever the present is. What was mended goes to `warnings`.
///
/// # Errors
///
/// [`LeftOut`] says why the file is no post.
pub fn read(
    config: &Config,
    path: &str,
    bytes: &[u8],
    extent: Extent,
    warnings: &mut Vec<Warning>,
) -> Result<Post, LeftOut> {
    let faulty = |warning: Warning| LeftOut::Faulty(Box::new(warning));
    let jekyll = config.content.layout == Layout::Jekyll;
    let Some(source) = decode::decode(bytes)
        // Jekyll makes no page of such a file.
        .filter(|text| !jekyll || matches!(text, Cow::Borrowed(_)) || bytes.starts_with(BOM))
    else {
        let warning = Warning::file(
            path,
            "not-utf-8",
            "the file is not UTF-8, and its encoding is not certain; the post is left out",
            "save it as UTF-8",
        );
        return Err(faulty(decode::place(warning, bytes)));
    };
    let source: &str = &source;
    let name = FileName::of(path);
    if jekyll && name.date.is_none() && !path.contains("_drafts/") {
        return Err(faulty(Warning::file(
            path,
            "not-a-post-name",
            "Jekyll makes no page of this file, since its name does not start with a date; the post is left out",
            "rename it to YYYY-MM-DD-title.md",
        )));
    }
    if let Some(language) = generators::unsupported(&config.content.layout, path) {
        return Err(faulty(Warning::file(
            path,
            "not-supported",
            format!("feedmill cannot read {language}; the post is left out"),
            "write it in Markdown",
        )));
    }
    let (own, parts) = match generators::own_head(config, path, source) {
        Some((map, at)) => (Some(map), front_matter::Parts::without_head(source, at)),
        None if jekyll => (None, front_matter::split_jekyll(source)),
        None => (None, front_matter::split(source)),
    };
    if jekyll && parts.head.is_none() && front_matter::split(source).head.is_some() {
        warnings.push(Warning::file(
            path,
            "front-matter-not-first",
            "Jekyll takes this front matter for text, since it is not YAML or does not begin on the first line",
            "put `---` on the very first line",
        ));
    }
    let map = match parts.head {
        _ if own.is_some() => own.unwrap_or_default(),
        Some((language, head)) => {
            front_matter::read(language, head, path, source, parts.head_line, warnings)
                .map_err(faulty)?
        }
        None if jekyll || generators::needs_no_head(config, source) => Map::new(),
        None if source.contains(OWN_PAGE) => return Err(LeftOut::Wanted("written by feedmill")),
        None => return Err(faulty(front_matter::missing(path, source))),
    };
    let map = generators::translate(config, path, map);
    let defaults = config
        .jekyll
        .as_ref()
        .and_then(|site| config::defaults(&site.defaults, site.path_in_collections(path)));
    let (map, default_categories) = match defaults {
        None => (map, None),
        Some(mut merged) => {
            let categories = merged.get("categories").cloned();
            config::merge(&mut merged, &map);
            (merged, categories)
        }
    };
    let keeps_jekyll_feeds = config.keeps_jekyll_feeds();
    let head = Head {
        map: &map,
        config,
        path,
        source,
        line: parts.head_line,
        language: parts.head.map(|(language, _)| language),
    };
    let is_unpublished =
        head.is("published", false) || jekyll && map.get("published").is_some_and(Value::is_null);
    if is_unpublished && !config.jekyll.as_ref().is_some_and(|site| site.unpublished) {
        return Err(LeftOut::Wanted("unpublished"));
    }
    if !config.content.drafts && head.is("draft", true) {
        return Err(LeftOut::Wanted("draft"));
    }
    if !keeps_jekyll_feeds && map.get("feed").and_then(Value::as_bool) == Some(false) {
        return Err(LeftOut::Wanted("feed: false"));
    }
    if let Some(reason) = generators::left_out(&head) {
        return Err(LeftOut::Wanted(reason));
    }
    let published = head.published(&name, warnings).map_err(faulty)?;
    let published = match jekyll {
        // Ruby sorts by whole seconds there.
        true => published.trunc_subsecs(0),
        false => published,
    };
    let expires = match keeps_jekyll_feeds {
        true => None,
        false => head.instant(&["expires", "expiryDate"], warnings),
    };
    let folders = if jekyll {
        let site = config.jekyll.as_deref();
        folder_categories(site.map_or(path, |site| site.path_in_collections(path)))
    } else {
        Vec::new()
    };
    let mut categories = folders.clone();
    if let Some(value) = default_categories {
        add_names(&value, SplitTerms::Spaces, &mut categories);
    }
    let split = match jekyll {
        true => SplitTerms::Spaces,
        false => config.content.split_terms,
    };
    if jekyll {
        head.names("categories", split, &mut categories, warnings);
        head.names("category", SplitTerms::Never, &mut categories, warnings);
    } else {
        head.names("category", SplitTerms::Never, &mut categories, warnings);
        head.names("categories", split, &mut categories, warnings);
    }
    let mut tags = Vec::new();
    head.names("tag", SplitTerms::Never, &mut tags, warnings);
    // In Jekyll one hides the other.
    if !jekyll || tags.is_empty() {
        head.names("tags", split, &mut tags, warnings);
    }
    head.cap_terms(&mut categories, &mut tags, warnings);
    let own_url = match keeps_jekyll_feeds {
        true => None,
        false => head.address("canonical_url", warnings),
    };
    let nested = match jekyll {
        true => head.nested_categories(&folders, &categories),
        false => None,
    };
    let in_url = nested.as_ref().unwrap_or(&categories);
    let canonical_url =
        own_url.unwrap_or_else(|| head.canonical_url(published, &name, in_url, warnings));
    let updated: &[&str] = match keeps_jekyll_feeds {
        true => &["last_modified_at"],
        false => &["updated", "lastmod", "last_modified_at"],
    };
    let share_url = head.address("share_url", warnings);
    let mut files = Files::default();
    let attachments = media::attachments(&head, &canonical_url, &mut files, warnings);
    Ok(Post {
        episode: media::episode(&head, &canonical_url, &attachments, &mut files, warnings),
        attachments,
        title: head.title(&name, jekyll, warnings),
        updated: head.instant(updated, warnings),
        share_url,
        guid: head.text(&["guid"]).filter(|_| !keeps_jekyll_feeds),
        slug: head.text(&["slug"]).unwrap_or_else(|| name.slug.to_owned()),
        authors: head.authors(warnings),
        summary: head.text(&["description", "excerpt", "summary"]),
        image: media::image(&head, &canonical_url, &mut files),
        files,
        language: head.text(&["lang", "language"]),
        source: head.source(),
        body: match extent {
            Extent::Head => String::new(),
            Extent::Whole => parts.body.to_owned(),
        },
        body_line: memchr::memchr_iter(
            b'\n',
            &source.as_bytes()[..source.len() - parts.body.len()],
        )
        .count()
            + 1,
        path: path.to_owned(),
        published,
        expires,
        shown_from: generators::shown_from(&head, warnings),
        canonical_url,
        categories,
        tags,
        front: map,
    })
}

/// A body's first words: the title of a post that has none.
pub fn title_from(text: &str) -> Option<Cow<'_, str>> {
    const LONGEST: usize = 60;
    let text = text.trim();
    if text.chars().count() <= LONGEST {
        return (!text.is_empty()).then_some(Cow::Borrowed(text));
    }
    let cut: String = text.chars().take(LONGEST).collect();
    // Between words where there are words; Chinese has none.
    let end = cut
        .rfind(' ')
        .filter(|end| *end > LONGEST / 2)
        .unwrap_or(cut.len());
    Some(Cow::Owned(format!("{}…", cut[..end].trim_end())))
}
