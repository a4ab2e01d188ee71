//! Which profile composes the feeds of a site.

use super::compose::Compose;
use super::{feedmill, jekyll_feed};
use crate::config::{Config, Profile};

/// The profile that the settings choose.
pub(in crate::feed) fn of(config: &Config) -> &'static dyn Compose {
    match config.feeds.profile.profile {
        Profile::Feedmill => &feedmill::Feedmill,
        Profile::JekyllFeed => &jekyll_feed::JekyllFeed,
    }
}
