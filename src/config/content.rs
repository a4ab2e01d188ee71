//! Where posts are and how they are read.

use super::content_settings::{BodySource, Footer, Share, SplitTerms};
use super::permalink::Permalink;
use super::profile::Sanitize;
use crate::date::NaiveDates;
use crate::source::{From, Rows};

/// Where posts are and how they are read.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Content {
    /// Where posts are, if they are not in a folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<From>,
    /// How rows of a database become posts.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) rows: Rows,
    /// The site's address in front of its paths, as the settings of its generator write it, if that makes a difference.
    pub base_as_written: Option<String>,
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

impl Default for Content {
    fn default() -> Self {
        Content {
            from: None,
            rows: Rows::default(),
            base_as_written: None,
            permalink: Permalink::new("/:categories/:year/:month/:day/:title.html"),
            exclude: Vec::new(),
            include: Vec::new(),
            naive_dates: NaiveDates::default(),
            split_terms: SplitTerms::Commas,
            share: Share::default(),
            footer: Footer::default(),
            future: false,
            drafts: false,
            remove: Vec::new(),
            sanitize: Sanitize::default(),
            built: None,
            body: BodySource::default(),
            main: Vec::new(),
        }
    }
}

fn is_default(rows: &Rows) -> bool {
    *rows == Rows::default()
}
