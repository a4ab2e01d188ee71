//! A site: what is set about it, and how its generator's posts are read.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::site_config::SiteConfig;
use crate::generators::Generator;
use crate::pages::Pages;

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
