//! Which feeds are made and where they go.

use url::Url;

use super::feeds_settings::{Body, SortBy};
use super::format::Format;
use super::kind::Kind;
use super::presentation::Presentation;
use super::profile::{FeedProfile, Profile};
use super::template::{ByKind, PathPlaceholder, Template, TitlePlaceholder};
use crate::fingerprint::as_text;
use crate::generators::jekyll::TagFeeds;
use crate::rule::Rule;

/// Which feeds are made and where they go.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Feeds {
    /// The folder that feeds are written to, relative to the site.
    pub dir: String,
    /// The file with the list of the documents that feedmill wrote, relative to the site, if it is not in that folder.
    pub manifest: Option<String>,
    /// Where that folder is served; its path ends in `/`.
    #[serde(serialize_with = "as_text")]
    pub url: Url,
    /// Whose habits they keep.
    pub profile: &'static FeedProfile,
    /// The formats to write, in the order of [`Format::ALL`].
    pub formats: Vec<Format>,
    /// What gets feeds, in the order of [`Kind::ALL`].
    pub by: Vec<Kind>,
    /// How many posts a feed shows at most; 0 for all. If it is not set, [`Feeds::LIMIT`], and feeds of episodes show all of
    /// these.
    pub limit: Option<usize>,
    /// The same for each kind, if the settings say so.
    pub limits: ByKind<usize>,
    /// How much of a post a feed shows.
    pub body: Body,
    /// The same for each kind, if the settings say so.
    pub bodies: ByKind<Body>,
    /// Where the documents of each kind go, if the settings say so.
    pub paths: ByKind<Template<PathPlaceholder>>,
    /// What the feeds of each kind are called, if the settings say so.
    pub titles: ByKind<Template<TitlePlaceholder>>,
    /// The hubs that are notified of news, as absolute URLs.
    pub hubs: Vec<String>,
    /// What people and browsers see of the feeds.
    pub presentation: Presentation,
    /// The only terms that have feeds; `None` where all have.
    pub terms: Option<ChosenTerms>,
    /// Feeds of the posts that match a rule, each with a name of its own.
    pub custom: Vec<CustomFeed>,
    /// How the archive of the site's feed is cut, if it has one.
    pub archive: Option<Archive>,
    /// Whether Atom documents name posts that were withdrawn.
    pub tombstones: bool,
    /// Whether there is a sitemap of the newest posts for Google News.
    pub news_sitemap: bool,
}

/// How the archive of the site's feed is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Archive {
    /// So many posts each.
    Count(usize),
    /// The posts of a month each.
    Month,
    /// The posts of a year each.
    Year,
}

impl Archive {
    /// How many posts a document has if the settings do not say.
    pub const SIZE: usize = 100;
}

/// A feed of the posts that match a rule.
#[derive(Clone, Debug, serde::Serialize)]
pub struct CustomFeed {
    /// What people call it; no other custom feed has it.
    pub name: String,
    /// Which posts it shows.
    pub rule: Rule,
    /// Its title, if the settings give one.
    pub title: Option<Template<TitlePlaceholder>>,
    /// A sentence about it, if the settings give one.
    pub description: Option<String>,
    /// By which date its posts are ordered.
    pub sort: SortBy,
    /// How many posts it shows at most, if the settings say so; 0 for all.
    pub limit: Option<usize>,
    /// How much of a post it shows, if the settings say so.
    pub body: Option<Body>,
    /// The formats to write, in the order of [`Format::ALL`], if the settings name any.
    pub formats: Option<Vec<Format>>,
    /// Where its documents go, if the settings say so.
    pub path: Option<Template<PathPlaceholder>>,
    /// The URL of its picture, if it has one of its own.
    pub image: Option<String>,
    /// Its language (BCP 47), if it is not the site's.
    pub language: Option<String>,
}

/// The only categories and tags that have feeds.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ChosenTerms {
    /// Categories, as written; each has a feed even where it has no post.
    pub categories: Vec<String>,
    /// Tags.
    pub tags: TagFeeds,
}

impl CustomFeed {
    /// The feed of the posts that match a rule, with the site's title, limit and so on.
    pub fn new(name: impl Into<String>, rule: Rule) -> Self {
        CustomFeed {
            name: name.into(),
            rule,
            title: None,
            description: None,
            sort: SortBy::Published,
            limit: None,
            body: None,
            formats: None,
            path: None,
            image: None,
            language: None,
        }
    }
}

impl Feeds {
    /// How many posts a feed shows at most if no limit is set.
    pub const LIMIT: usize = 20;

    /// Makes the feeds of these kinds, of every term that there is.
    pub fn choose(&mut self, by: Vec<Kind>) {
        self.by = by;
        self.terms = None;
    }

    /// Every feed of the site at `home`, in every format.
    pub(crate) fn of(home: &Url) -> Self {
        let mut url = home.clone();
        url.set_path(&format!("{}feeds/", home.path()));
        Feeds {
            dir: "feeds".into(),
            manifest: None,
            url,
            profile: FeedProfile::of(Profile::Feedmill),
            formats: Format::ALL.into(),
            by: Kind::ALL.into(),
            limit: None,
            limits: ByKind::default(),
            body: Body::Full,
            bodies: ByKind::default(),
            paths: ByKind::default(),
            titles: ByKind::default(),
            hubs: Vec::new(),
            presentation: Presentation::default(),
            terms: None,
            custom: Vec::new(),
            archive: None,
            tombstones: false,
            news_sitemap: false,
        }
    }

    /// The custom feed of this name.
    pub fn custom(&self, name: &str) -> Option<&CustomFeed> {
        self.custom.iter().find(|feed| feed.name == name)
    }

    /// The custom feed that a kind and a name stand for.
    pub(crate) fn own(&self, kind: Kind, name: &str) -> Option<&CustomFeed> {
        match kind {
            Kind::Custom => self.custom(name),
            _ => None,
        }
    }

    /// How many posts the feed shows at most, if it is set; 0 for all.
    pub fn limit_of(&self, kind: Kind, name: &str) -> Option<usize> {
        let own = self.own(kind, name).and_then(|feed| feed.limit);
        own.or_else(|| self.limits.get(kind).copied())
            .or(self.limit)
    }

    /// Shows so many posts in every feed, whatever the settings say.
    pub fn limit_all(&mut self, limit: Option<usize>) {
        self.limit = limit;
        self.limits = ByKind::default();
        for feed in &mut self.custom {
            feed.limit = None;
        }
    }

    /// The formats of the feed, in the order of [`Format::ALL`].
    pub fn formats_of(&self, kind: Kind, name: &str) -> &[Format] {
        let own = self
            .own(kind, name)
            .and_then(|feed| feed.formats.as_deref());
        own.unwrap_or(&self.formats)
    }

    /// Writes these formats of every feed, whatever the settings say.
    pub fn format_all(&mut self, formats: Vec<Format>) {
        self.formats = formats;
        for feed in &mut self.custom {
            feed.formats = None;
        }
    }

    /// How much of a post the feed shows.
    pub fn body_of(&self, kind: Kind, name: &str) -> Body {
        let own = self.own(kind, name).and_then(|feed| feed.body);
        own.or_else(|| self.bodies.get(kind).copied())
            .unwrap_or(self.body)
    }

    /// The most that any feed shows of a post.
    pub fn most_of_body(&self) -> Body {
        let own = self.custom.iter().filter_map(|feed| feed.body);
        let by_kind = Kind::ALL.into_iter();
        let by_kind = by_kind.filter_map(|kind| self.bodies.get(kind).copied());
        own.chain(by_kind).fold(self.body, Body::max)
    }

    /// Whether a feed orders its posts by when they changed.
    pub fn sorts_by_updated(&self) -> bool {
        self.custom.iter().any(|feed| feed.sort == SortBy::Updated)
    }

    /// Whether a path of a document is set.
    pub fn sets_paths(&self) -> bool {
        self.paths.is_set() || self.custom.iter().any(|feed| feed.path.is_some())
    }

    /// Whether the term has a feed.
    pub fn has(&self, kind: Kind, name: &str) -> bool {
        self.by.contains(&kind)
            && match (&self.terms, kind) {
                (_, Kind::All | Kind::Language) => true,
                (None, Kind::Category | Kind::Tag | Kind::Author) => true,
                (Some(terms), Kind::Category) => terms.categories.iter().any(|own| own == name),
                (Some(terms), Kind::Tag) => terms.tags.has(name),
                (Some(_), Kind::Author) => false,
                (_, Kind::Custom) => self.custom(name).is_some(),
            }
    }
}
