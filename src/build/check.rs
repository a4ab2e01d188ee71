//! Whether what feeds show is on the built site: each entry's page, and the pictures of the newest entries.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::{Mutex, PoisonError};

use feedmill_text::entity::decode_entities;
use feedmill_text::tags;

use crate::built::{BuiltSite, Pages, Target, last_part, modified};
use crate::config::{Config, Kind};
use crate::feed::Entry;
use crate::read;
use crate::selection::Selection;
use crate::warning::Warning;

/// The pictures of so many entries are looked up: the newest.
const PICTURED: usize = 20;
/// So many misses of one cause are named.
const NAMED: usize = 3;

/// The look at the built site that a build takes while it makes entries.
pub(super) struct Check<'c> {
    config: &'c Config,
    built: Option<&'c BuiltSite>,
    /// The posts whose pictures are looked up, by their places.
    pictured: HashSet<usize>,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    found: BTreeSet<String>,
    pages: Vec<Miss>,
    pictures: Vec<Miss>,
}

/// A page or picture that is not there.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Miss {
    /// The post.
    post: String,
    url: String,
    /// When the post was published, in nanoseconds since 1970.
    published: i64,
    /// Whether the site's own page shows the same.
    is_own: bool,
}

/// What the look at the built site has shown.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// The files of the built site that were found.
    pub found: BTreeSet<String>,
    pub warnings: Vec<Warning>,
    pub notes: Vec<String>,
    /// Why the feeds must not take the place of older ones.
    pub fault: Option<Fault>,
}

/// Why feeds do not take the place of older ones: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub message: String,
    pub help: String,
}

impl<'c> Check<'c> {
    pub fn new(config: &'c Config, built: Option<&'c BuiltSite>, selections: &[Selection]) -> Self {
        let newest = selections.iter().find(|one| one.kind == Kind::All);
        let newest = newest.or(selections.first()).filter(|_| built.is_some());
        let pictured = newest.map(|newest| newest.posts.iter().copied().take(PICTURED));
        Check {
            config,
            built,
            pictured: pictured.into_iter().flatten().collect(),
            seen: Mutex::default(),
        }
    }

    /// Looks up what the entry of the post `path` at `place` shows, and says whether all of it is there.
    pub fn entry(&self, place: usize, path: &str, entry: &Entry) -> bool {
        let Some(built) = self.built.filter(|_| entry.source.is_none()) else {
            return true;
        };
        let miss = |url: &str, is_own| Miss {
            post: path.to_owned(),
            url: url.to_owned(),
            published: entry.published.timestamp_nanos_opt().unwrap_or(0),
            is_own,
        };
        let mut seen = Seen::default();
        match built.page(&entry.canonical_url) {
            Target::Missing => seen.pages.push(miss(&entry.canonical_url, false)),
            Target::Elsewhere => {}
            Target::File(page) => {
                if self.pictured.contains(&place) {
                    for picture in pictures(entry) {
                        match built.file(&picture) {
                            Target::File(file) => drop(seen.found.insert(file)),
                            Target::Elsewhere => {}
                            Target::Missing => {
                                let is_own = shows(built, &page, &picture);
                                seen.pictures.push(miss(&picture, is_own));
                            }
                        }
                    }
                }
                seen.found.insert(page);
            }
        }
        let is_whole = seen.pages.is_empty() && seen.pictures.is_empty();
        let mut all = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        all.found.append(&mut seen.found);
        all.pages.append(&mut seen.pages);
        all.pictures.append(&mut seen.pictures);
        is_whole
    }

    /// What has been seen; `shown` says how many posts all feeds show.
    pub fn finish(self, shown: impl FnOnce() -> usize) -> Checked {
        let seen = self.seen.into_inner();
        let mut seen = seen.unwrap_or_else(PoisonError::into_inner);
        let mut checked = Checked {
            found: std::mem::take(&mut seen.found),
            ..Checked::default()
        };
        let Some(built) = self.built else {
            return checked;
        };
        seen.pages.sort();
        seen.pages.dedup();
        seen.pictures.sort();
        seen.pictures.dedup();
        if seen.pages.is_empty() && seen.pictures.is_empty() {
            return checked;
        }
        let pages = built.pages();
        let before = seen.pages.len() + seen.pictures.len();
        let config = self.config;
        let mut is_known = |miss: &Miss| !is_newer(config, miss, &pages);
        seen.pages.retain(&mut is_known);
        seen.pictures.retain(&mut is_known);
        let newer = before - seen.pages.len() - seen.pictures.len();
        if newer > 0 {
            checked.notes.push(format!(
                "`{}` is older than {newer} of the pages and pictures that feeds show; they were not looked up in it\n  \
                 help: build the site before the feeds",
                built.name()
            ));
        }
        checked.warnings = warnings(built, &pages, &seen);
        let shown = shown();
        let broken = seen.pictures.iter().filter(|miss| !miss.is_own);
        let posts: BTreeSet<&str> = seen
            .pages
            .iter()
            .chain(broken)
            .map(|miss| miss.post.as_str())
            .collect();
        // A few pages of long ago that were left in the folder say nothing about where posts live.
        let is_named = self.config.content.built.is_some();
        if !is_named && posts.len() >= shown && pages.paths.len() * 4 <= shown {
            checked.warnings.clear();
            checked.notes.push(format!(
                "`{}` has {} pages and none of the {shown} posts; it was not looked at\n  \
                 help: build the site again, or remove the folder",
                built.name(),
                pages.paths.len()
            ));
            return checked;
        }
        if posts.len() * 100 > shown {
            checked.fault = Some(Fault {
                message: format!(
                    "{} of the {shown} posts in the feeds link to pages or pictures that `{}` does not have; \
                     nothing was written",
                    posts.len(),
                    built.name()
                ),
                help: "build the site again, correct the settings that the warnings name, or go on with `--force`"
                    .to_owned(),
            });
        }
        checked
    }
}

/// Whether the post came after the built site: no generator has seen it yet.
fn is_newer(config: &Config, miss: &Miss, pages: &Pages) -> bool {
    let written = std::fs::metadata(config.root.join(&miss.post));
    let written = written.map_or(0, |metadata| modified(&metadata));
    written.max(miss.published) > pages.newest
}

/// The pictures that an entry shows.
fn pictures(entry: &Entry) -> Vec<String> {
    let mut pictures: Vec<String> = entry.image.iter().map(|image| image.url.clone()).collect();
    let html = entry.content_html.as_deref().unwrap_or_default();
    tags::scan(html, &mut |tag| {
        if tag.name == "img"
            && let Some(source) = tag.attribute("src")
        {
            pictures.push(decode_entities(&source.value).into_owned());
        }
    });
    pictures
}

/// Whether the page names the picture: then it is missing on the site itself.
fn shows(built: &BuiltSite, page: &str, picture: &str) -> bool {
    let path =
        url::Url::parse(picture).map_or_else(|_| picture.to_owned(), |url| url.path().to_owned());
    let encoded = path.rsplit('/').next().unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(encoded).decode_utf8_lossy();
    read::file(&built.root().join(page), read::POST).is_ok_and(|html| {
        [encoded, &decoded]
            .iter()
            .any(|name| memchr::memmem::find(&html, name.as_bytes()).is_some())
    })
}

/// One warning for each cause.
fn warnings(built: &BuiltSite, pages: &Pages, seen: &Seen) -> Vec<Warning> {
    let path = |url: &str| {
        url::Url::parse(url).map_or_else(|_| url.to_owned(), |url| url.path().to_owned())
    };
    let (mut elsewhere, mut nowhere) = (Vec::new(), Vec::new());
    for miss in &seen.pages {
        let wanted = path(&miss.url);
        let decoded = percent_encoding::percent_decode_str(&wanted).decode_utf8_lossy();
        match pages.nearest(&decoded) {
            Some(near) if last_part(near) == last_part(&decoded) => {
                elsewhere.push(format!("{} (`{}`, not `{decoded}`)", miss.post, near));
            }
            Some(near) => nowhere.push(format!(
                "{} (`{decoded}`; did you mean `{near}`?)",
                miss.post
            )),
            None => nowhere.push(format!("{} (`{decoded}`)", miss.post)),
        }
    }
    let of_pictures = |is_own: bool| -> Vec<String> {
        let misses = seen.pictures.iter().filter(|miss| miss.is_own == is_own);
        misses
            .map(|miss| format!("{} (`{}`)", miss.post, path(&miss.url)))
            .collect()
    };
    let name = built.name();
    [
        (
            "page-elsewhere",
            elsewhere,
            format!("posts whose pages have other addresses in `{name}`"),
            "set `content.permalink` to the form that the site uses, or `permalink:` in the front matter",
        ),
        (
            "no-page",
            nowhere,
            format!("posts without a page in `{name}`"),
            "build the site again; if the site leaves these posts out, write `feed: false` into their front matter or exclude them with `content.exclude`",
        ),
        (
            "no-picture-on-site",
            of_pictures(false),
            format!("pictures that are not in `{name}` and whose posts' pages show others"),
            "check how the generator renames pictures, or write the address that the page has",
        ),
        (
            "broken-picture",
            of_pictures(true),
            format!("pictures that are not in `{name}`, though the site's own pages show them"),
            "add the files to the site, or correct their names",
        ),
    ]
    .into_iter()
    .filter(|(_, misses, ..)| !misses.is_empty())
    .map(|(code, misses, what, help)| {
        let mut named = misses[..misses.len().min(NAMED)].join(", ");
        if misses.len() > NAMED {
            named.push_str(&format!(" and {} more", misses.len() - NAMED));
        }
        Warning::file(name, code, format!("{what}: {named}"), help)
    })
    .collect()
}

/// Why feeds of `posts` posts from `files` files must not take the place of older ones that showed `before` posts.
pub(super) fn shrunk(
    config: &Config,
    files: usize,
    posts: usize,
    left_out: &BTreeMap<&'static str, usize>,
    before: Option<usize>,
) -> Option<Fault> {
    /// Fewer may go at once without a question.
    const MANY: usize = 10;
    let from = config.content.from.as_ref();
    let message = match (before, from) {
        (_, Some(from)) if posts == 0 => format!(
            "{} has no posts that feeds may show; nothing was written",
            from.name(&config.root)
        ),
        (_, None) if posts == 0 && files > 0 => {
            let reasons: Vec<String> = left_out
                .iter()
                .map(|(reason, count)| format!("{count} {reason}"))
                .collect();
            let reasons = match reasons.is_empty() {
                true => String::new(),
                false => format!(" (left out: {})", reasons.join(", ")),
            };
            format!(
                "files found: {files}, posts that feeds may show: none{reasons}; nothing was written"
            )
        }
        (Some(before), _) if before >= posts + MANY && posts * 2 < before => format!(
            "there are {posts} posts, and the last build found {before}; nothing was written"
        ),
        _ => return None,
    };
    let setting = if from.is_some() { "from" } else { "dir" };
    Some(Fault {
        message,
        help: format!(
            "check `content.{setting}` and the warnings, show drafts with `--drafts`, or go on with `--force`"
        ),
    })
}
