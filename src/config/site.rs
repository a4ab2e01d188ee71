//! A site: what is set about it, and how its generator's posts are read.

use std::ops::{Deref, DerefMut};
use std::path::PathBuf;
use std::sync::Arc;

use super::site_config::SiteConfig;
use crate::generators::Generator;
use crate::pages::Pages;
use crate::source::{self, PostSource};

/// Everything that is set about a site, which it is read as: `config.title` is the site's name. Besides, it knows how posts of
/// the site's generator are read.
#[derive(Clone, Debug)]
pub struct Config {
    /// The settings.
    pub(crate) site: SiteConfig,
    /// Whose way of keeping posts the site has.
    pub(crate) generator: Arc<dyn Generator>,
    /// The pages of the built site, while a build looks at them.
    pub(crate) pages: Pages,
    /// The posts of a site that does not keep them in a folder, while a build looks at them.
    pub(crate) posts: source::Slot,
}

impl Config {
    /// Takes the posts of a build from `source` instead of the site's folder.
    pub fn take_posts_from(&mut self, source: impl PostSource + 'static) {
        self.site.content.from = Some(source::From::Program);
        self.posts.source = Some(Arc::new(source));
    }

    /// Takes the posts from the place that the command line names, relative to the current folder.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and how to fix it.
    #[doc(hidden)]
    pub fn read_from(&mut self, written: &str) -> Result<(), (String, String)> {
        if self.generator.own_folder().is_none() {
            return Err((
                "the posts of this site are read as its generator does".to_owned(),
                "write `from` below `content:` in feedmill.yaml, with which posts are feedmill's own".to_owned(),
            ));
        }
        let from = source::From::parse(written)?.relative_to_here();
        let from = from.map_err(|error| (error.to_string(), "name a file".to_owned()))?;
        self.site.content.from = Some(from);
        Ok(())
    }

    /// The file besides the site's own that a change of posts shows in, if there is one.
    ///
    /// # Errors
    ///
    /// The name of the place where posts are, if no file shows their changes.
    #[doc(hidden)]
    pub fn watched_source(&self) -> Result<Option<PathBuf>, String> {
        match &self.content.from {
            None => Ok(None),
            Some(from) => match from.file(&self.root) {
                Some(file) => Ok(Some(file)),
                None => Err(from.name(&self.root)),
            },
        }
    }
}

impl Deref for Config {
    type Target = SiteConfig;

    fn deref(&self) -> &SiteConfig {
        &self.site
    }
}

impl DerefMut for Config {
    fn deref_mut(&mut self) -> &mut SiteConfig {
        &mut self.site
    }
}
