//! The feeds that Jekyll's plugin jekyll-feed makes.

use super::{ByKind, ChosenTerms, Config, FeedProfile, Format, Kind, Profile};
use crate::generators::jekyll::TagFeeds;

/// Makes the feeds that jekyll-feed makes if its owner says nothing else.
pub(super) fn keep(config: &mut Config) {
    let told = config.generator.jekyll_feeds().cloned();
    let told = told.unwrap_or_default();
    let feeds = &mut config.feeds;
    feeds.profile = FeedProfile::of(Profile::JekyllFeed);
    "_site".clone_into(&mut feeds.dir);
    feeds.formats = vec![Format::Atom];
    feeds.limit = Some(told.limit.unwrap_or(10));
    feeds.by = vec![Kind::All, Kind::Category, Kind::Tag, Kind::Custom];
    feeds.paths = ByKind::default();
    feeds.terms = Some(ChosenTerms {
        categories: told.categories,
        tags: match told.tags {
            TagFeeds::None => TagFeeds::Only(Vec::new()),
            tags => tags,
        },
    });
}
