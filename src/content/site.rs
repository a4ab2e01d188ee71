//! The site around a post: what bodies are made with.

use super::Post;
use super::body::html::{SelectorError, Selectors};
use crate::config::SiteConfig;
use crate::date::Timestamp;
use crate::index::{Labels, PostIndex, SiteIndex};

/// The site around a post.
pub struct Site<'s> {
    /// Its settings.
    pub config: &'s SiteConfig,
    /// The present, as the build was told.
    pub now: Timestamp,
    /// Its posts, in the order of their paths.
    pub records: &'s PostIndex,
    /// What categories, tags and authors are called.
    pub labels: Labels,
    /// What a post may ask of the others.
    pub index: SiteIndex<'s>,
    /// What leaves bodies.
    pub remove: Selectors,
    /// What the text of a post stands in on pages: the first that matches anything is taken.
    pub main: Vec<Selectors>,
}

impl<'s> Site<'s> {
    /// The site of these settings and posts.
    ///
    /// # Errors
    ///
    /// If a selector in the settings is invalid.
    pub fn new(
        config: &'s SiteConfig,
        now: Timestamp,
        records: &'s PostIndex,
        labels: Labels,
        index: SiteIndex<'s>,
    ) -> Result<Self, SelectorError> {
        Ok(Site {
            config,
            now,
            records,
            labels,
            index,
            remove: Selectors::default().with(&config.content.remove)?,
            main: config
                .content
                .main
                .iter()
                .map(|selector| Selectors::none().with(&[selector]))
                .collect::<Result<_, _>>()?,
        })
    }

    /// The path of a post's page, without the site's address.
    pub fn path_of(&self, post: &Post) -> String {
        let base = self.config.base();
        let base = match self.config.feeds.profile.jekyll_urls {
            true => crate::uri::jekyll_normalized(&base).into(),
            false => base,
        };
        let path = post.canonical_url.strip_prefix(&*base);
        path.unwrap_or(&post.canonical_url).to_owned()
    }
}
