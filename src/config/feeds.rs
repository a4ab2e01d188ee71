//! Which feeds are made and where they go.

use url::Url;

use super::format::Format;
use super::kind::Kind;
use super::presentation::Presentation;
use super::profile::{FeedProfile, Profile};
use super::settings::Body;
use super::template::{ByKind, PathPlaceholder, Template, TitlePlaceholder};
use crate::generators::jekyll::TagFeeds;

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
    /// The hubs that are notified of news, as absolute URLs.
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
            body: Body::Full,
            paths: ByKind::default(),
            titles: ByKind::default(),
            hubs: Vec::new(),
            presentation: Presentation::default(),
            terms: None,
        }
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
