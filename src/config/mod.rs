//! What a site's owner has settled: `feedmill.yaml`, or what a generator's own settings say of the same things.

pub(crate) mod data;
pub(crate) mod error;
mod folders;
mod format;
pub(crate) mod load;
mod manifest;
pub(crate) mod overrides;
pub mod permalink;
mod person;
mod place;
mod podcast;
mod presentation;
mod profile;
mod scope;
mod settings;
mod site_folder;
mod template;
mod world;

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use chrono_tz::Tz;
use url::Url;

pub use data::read_folder;
pub use error::Error;
pub use format::Format;
pub use load::{SCHEMA, is_placeholder, schema};
#[cfg(feature = "publish")]
pub(crate) use load::{has_credentials, without_user_info};
pub use permalink::{Permalink, Piece};
pub use person::Person;
pub use place::Place;
pub use podcast::{Categories, EpisodesOnly, Order, Podcast};
pub use presentation::{Presentation, Redirect, Stylesheet};
pub use profile::{FeedProfile, Profile, Sanitize};
pub use scope::{Scope, defaults, merge};
pub use settings::{
    AuthorSetting, Body, BodySource, ContentSettings, FeedsSettings, Footer, Kind, Links, PerKind,
    Reader, Settings, Share, SplitTerms, StylesheetSetting, ValidateSettings,
};
pub use template::{ByKind, PathPlaceholder, Template, TitlePlaceholder};

pub use world::{AnnounceSettings, IndexNow, PublishSettings, Source, Sources};

use crate::date::NaiveDates;
use crate::generators::Generator;
use crate::generators::jekyll::TagFeeds;
use crate::pages::Pages;
use crate::read::Bounds;
use crate::warning::Warning;

/// Everything that is settled about a site.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's folder.
    pub root: PathBuf,
    /// The file that the settings came from, relative to the folder.
    pub file: String,
    /// The site's name.
    pub title: String,
    /// The site's home page; its path ends in `/`.
    pub url: Url,
    /// A sentence about the site.
    pub description: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// The zone of dates without an offset, and of the dates in permalinks.
    pub timezone: Tz,
    /// Who writes, where a post does not say.
    pub author: Option<Person>,
    /// A line about rights.
    pub copyright: Option<String>,
    /// An absolute URL.
    pub image: Option<String>,
    /// An absolute URL.
    pub icon: Option<String>,
    /// Where posts are and how they are read.
    #[doc(hidden)]
    pub content: Content,
    /// How far symbolic links of the site are followed.
    pub(crate) bounds: Bounds,
    /// The pages of the built site, while a build looks at them.
    pub(crate) pages: Pages,
    /// Which feeds are made and where they go.
    pub feeds: Feeds,
    /// Other people's feeds.
    #[doc(hidden)]
    pub sources: Option<Sources>,
    /// What was settled about the validator's rules.
    #[doc(hidden)]
    pub validate: ValidateSettings,
    /// Where documents are published.
    #[doc(hidden)]
    pub publish: PublishSettings,
    /// Who is told of news.
    #[doc(hidden)]
    pub announce: AnnounceSettings,
    /// What directories of podcasts want to know, where the site is one.
    pub podcast: Option<Podcast>,
    /// The pictures that the settings name: the key of each, and the path or URL as written.
    #[doc(hidden)]
    pub pictures: Vec<(&'static str, String)>,
    /// What the author of the settings should know.
    pub warnings: Vec<Warning>,
}

/// Where posts are and how they are read.
#[derive(Clone, Debug)]
pub struct Content {
    /// Whose way of keeping posts the site has.
    pub(crate) generator: Arc<dyn Generator>,
    /// Where posts live, unless the site's generator says it.
    pub permalink: Permalink,
    /// Globs relative to the site.
    pub exclude: Vec<String>,
    /// Names of files and folders that count although they begin with `.`, `_` or `#`.
    pub include: Vec<String>,
    /// How dates without an offset are read.
    pub naive_dates: NaiveDates,
    /// How a text of categories or tags is split.
    pub split_terms: SplitTerms,
    /// Where a share URL is looked for.
    pub share: Share,
    /// Which closing lines leave the body.
    pub footer: Footer,
    /// Whether posts dated in the future are shown.
    pub future: bool,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// What leaves bodies besides feedmill's own list, as CSS selectors.
    pub remove: Vec<String>,
    /// Whether an allow-list has the last word over bodies.
    pub sanitize: Sanitize,
    /// The folder with the built site, relative to the site, if the settings name one.
    pub built: Option<String>,
    /// Where bodies come from.
    pub body: BodySource,
    /// The element that holds a post's text on pages, as CSS selectors.
    pub main: Vec<String>,
}

/// Which feeds are made and where they go.
#[derive(Clone, Debug)]
pub struct Feeds {
    /// The folder that feeds are written to, relative to the site.
    pub dir: String,
    /// The file with the list of the documents that feedmill wrote, relative to the site, if it is not in that folder.
    pub manifest: Option<String>,
    /// Where that folder is served; its path ends in `/`.
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
    /// How much of a post a feed shows.
    pub body: Body,
    /// Where the documents of each kind go, if the settings say so.
    pub paths: ByKind<Template<PathPlaceholder>>,
    /// What the feeds of each kind are called, if the settings say so.
    pub titles: ByKind<Template<TitlePlaceholder>>,
    /// The hubs that hear of news, as absolute URLs.
    pub hubs: Vec<String>,
    /// What people and browsers see of the feeds.
    pub presentation: Presentation,
    /// The only terms that have feeds; `None` where all have.
    pub terms: Option<ChosenTerms>,
}

/// The only categories and tags that have feeds.
#[derive(Clone, Debug)]
pub struct ChosenTerms {
    /// Categories, as written; each has a feed even where it has no post.
    pub categories: Vec<String>,
    /// Tags.
    pub tags: TagFeeds,
}

impl Feeds {
    /// How many posts a feed shows at most if no limit is set.
    pub const LIMIT: usize = 20;

    /// Makes the feeds of these kinds, of every term that there is.
    pub fn choose(&mut self, by: Vec<Kind>) {
        self.by = by;
        self.terms = None;
    }

    /// Whether the term has a feed.
    pub fn has(&self, kind: Kind, name: &str) -> bool {
        self.by.contains(&kind)
            && match (&self.terms, kind) {
                (None, _) | (_, Kind::All) => true,
                (Some(terms), Kind::Category) => terms.categories.iter().any(|own| own == name),
                (Some(terms), Kind::Tag) => terms.tags.has(name),
                (Some(_), Kind::Author) => false,
            }
    }
}

impl Config {
    /// Checks that the folder `.feedmill`, where feedmill keeps what it remembers, is not a link out of the site.
    pub(crate) fn check_own_folder(&self) -> std::io::Result<()> {
        let own = self.root.join(".feedmill");
        match own.is_symlink() {
            true => self.bounds.check(&own),
            false => Ok(()),
        }
    }

    /// What stands before the path of every page: the site's address without a `/` behind it. A profile may want it as the
    /// generator's settings write it.
    #[doc(hidden)]
    pub fn base(&self) -> Cow<'_, str> {
        let written = match self.feeds.profile.jekyll_urls {
            true => self.content.generator.base_as_written(),
            false => None,
        };
        written.map_or_else(
            || Cow::Borrowed(self.url.as_str().trim_end_matches('/')),
            Cow::Owned,
        )
    }

    /// The author that a value of front matter names: a name, a mapping, or a key into the site's list of authors.
    #[doc(hidden)]
    pub fn author(&self, value: &crate::value::Value) -> Option<Person> {
        Person::read(value, self.content.generator.authors())
    }

    /// The scheme that a category or tag of a post belongs to, as an absolute URL.
    #[doc(hidden)]
    pub fn scheme(&self, kind: Kind) -> String {
        format!("{}{}/", self.feeds.url, kind.name())
    }
}
