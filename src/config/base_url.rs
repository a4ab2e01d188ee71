//! Another base URL than that of the settings: for a preview of a deployment.

use url::Url;

use super::SiteConfig;
use super::address::site_url;

impl SiteConfig {
    /// Moves the site to another address for this build: the addresses of pages, feeds and pictures that lie below the old one
    /// lie below `base`. Ids that feedmill.lock or front matter gives stay, and so do addresses of other sites.
    ///
    /// # Errors
    ///
    /// What is wrong with `base`.
    #[doc(hidden)]
    pub fn move_to(&mut self, base: &str) -> Result<(), String> {
        let url = site_url(base)?;
        let old = std::mem::replace(&mut self.url, url);
        let moved = |address: &str| {
            let path = address.strip_prefix(old.as_str())?;
            Some(format!("{}{path}", self.url))
        };
        if let Some(Ok(feeds)) = moved(self.feeds.url.as_str()).map(|feeds| Url::parse(&feeds)) {
            self.feeds.url = feeds;
        }
        let of_podcast = self.podcast.as_mut().map(|podcast| &mut podcast.image);
        let pictures = [Some(&mut self.image), Some(&mut self.icon), of_podcast];
        for picture in pictures.into_iter().flatten() {
            if let Some(address) = picture.as_deref().and_then(moved) {
                *picture = Some(address);
            }
        }
        // A preview decides nothing about ids.
        self.keeps_lock = false;
        self.content.base_as_written = None;
        Ok(())
    }
}
