//! A post: what its front matter and file name say, and its body.

use std::borrow::Cow;

use super::Source;
use super::media::{Attachment, Episode, Files, Image};
use crate::config::{Person, SiteConfig};
use crate::date::Timestamp;
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
    /// When it was withdrawn, or will be.
    pub withdrawn: Option<Timestamp>,
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
    /// Its page in the built site, relative to the output, if it is known.
    pub page: Option<String>,
    /// Whether its address depends on which pages there are: its source gives one without a page.
    pub is_unsure: bool,
}

/// How much of a post is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All but the body, for selecting.
    Head,
    /// All of it, for showing.
    Whole,
}

/// Why a file is not a post of any feed.
#[derive(Debug, PartialEq)]
pub enum LeftOut {
    /// Its author wants it so: a draft, unpublished, `feed: false`.
    Wanted(&'static str),
    /// Something is wrong with it.
    Faulty(Box<Warning>),
}

/// The mark of feedmill's own pages, which are not posts wherever they are.
pub(crate) const OWN_PAGE: &str = "<meta name=\"generator\" content=\"feedmill\">";

impl Post {
    /// Why the post is not shown at the instant `now`, where it is not.
    pub fn left_out(&self, config: &SiteConfig, now: Timestamp) -> Option<&'static str> {
        let shown_from = self
            .shown_from
            .map_or(self.published, |from| from.max(self.published));
        if !config.content.future && shown_from > now {
            Some("future")
        } else if self.expires.is_some_and(|end| end <= now) {
            Some("expired")
        } else if self.withdrawn.is_some_and(|end| end <= now) {
            Some("withdrawn")
        } else {
            None
        }
    }

    /// Whether it may show something of other files, besides in words of its generator: Liquid can, and files that go with it are
    /// measured.
    pub(crate) fn shows_other_files(&self) -> bool {
        !self.attachments.is_empty()
            || has_liquid(&self.body)
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
