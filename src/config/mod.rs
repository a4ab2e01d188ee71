//! What a site's owner has settled: `feedmill.yaml`, or what Jekyll's `_config.yml` says of the same things.

mod error;
mod format;
mod jekyll;
mod load;
mod person;
mod podcast;
mod presentation;
mod settings;

use std::path::PathBuf;

use chrono_tz::Tz;
use url::Url;

pub use error::Error;
pub use format::Format;
pub use load::schema;
pub use person::Person;
pub use podcast::{Categories, Order, Podcast};
pub use presentation::{Presentation, Redirect, Stylesheet};
pub use settings::{
    AuthorSetting, Body, ContentSettings, FeedsSettings, Footer, Kind, PerKind, Reader, Settings,
    Share, StylesheetSetting,
};

use crate::date::NaiveDates;
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
    pub content: Content,
    /// Which feeds are made and where they go.
    pub feeds: Feeds,
    /// What directories of podcasts want to know, where the site is one.
    pub podcast: Option<Podcast>,
    /// What the author of the settings should know.
    pub warnings: Vec<Warning>,
}

/// Where posts are and how they are read.
#[derive(Clone, Debug)]
pub struct Content {
    /// How posts lie in the folder.
    pub layout: Layout,
    /// One of Jekyll's styles or a template.
    pub permalink: String,
    /// Globs relative to the site.
    pub exclude: Vec<String>,
    /// How dates without an offset are read.
    pub naive_dates: NaiveDates,
    /// Whether a text of categories or tags is split at white space.
    pub split_terms: bool,
    /// Where a share URL is looked for.
    pub share: Share,
    /// Which closing lines leave the body.
    pub footer: Footer,
    /// Whether posts dated in the future are shown.
    pub future: bool,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// How posts lie in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Every post below one folder.
    Folder(String),
    /// Below `_posts`, at the top and in any folder.
    Jekyll,
}

/// Which feeds are made and where they go.
#[derive(Clone, Debug)]
pub struct Feeds {
    /// The folder that feeds are written to, relative to the site.
    pub dir: String,
    /// Where that folder is served; its path ends in `/`.
    pub url: Url,
    /// The formats to write, in the order of [`Format::ALL`].
    pub formats: Vec<Format>,
    /// What gets feeds, in the order of [`Kind::ALL`].
    pub by: Vec<Kind>,
    /// How many posts a feed shows at most; 0 for all.
    pub limit: usize,
    /// How much of a post a feed shows.
    pub body: Body,
    /// Where documents go, where that is settled.
    pub paths: PerKind,
    /// What feeds are called, where that is settled.
    pub titles: PerKind,
    /// What people and browsers see of the feeds.
    pub presentation: Presentation,
}

impl Config {
    /// The scheme that a category or tag of a post belongs to, as an absolute URL.
    pub fn scheme(&self, kind: Kind) -> String {
        format!("{}{}/", self.feeds.url, kind.name())
    }
}
