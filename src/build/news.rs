//! The posts of the news sitemap.

use chrono::TimeDelta;
use rayon::prelude::*;

use super::entries::Entries;
use crate::config::Config;
use crate::content;
use crate::feed;
use crate::render::sitemap::{NEWS_HOURS, NEWS_LIMIT, NewsArticle};
use crate::warning::{Discard, Warnings};

/// The newest posts, the newest first: those of the last hours before the newest one, so that no clock is asked. Posts in all
/// languages are among them.
pub(super) fn articles(config: &Config, entries: &Entries) -> Vec<NewsArticle> {
    let records = entries.site.records;
    let all = || records.iter().filter(|(_, record, _)| !record.is_duplicate);
    let Some(newest) = all().map(|(_, record, _)| record.published).max() else {
        return Vec::new();
    };
    let oldest = newest - TimeDelta::hours(NEWS_HOURS);
    let mut places: Vec<usize> = all()
        .filter(|(_, record, _)| record.published >= oldest)
        .map(|(place, _, _)| place)
        .collect();
    places.sort_by_key(|place| (std::cmp::Reverse(records.get(*place).published), *place));
    places.truncate(NEWS_LIMIT);
    let articles = places.into_par_iter().filter_map(|place| {
        // What is wrong with the post was reported when it was scanned, or for the feeds that show it.
        let mut warnings = Warnings::discard(Discard::ReportedByScan);
        let post = content::load_shown(config, records, place, &mut warnings)?;
        let language = post.language.clone().or_else(|| config.language.clone())?;
        // Only the body of a post without a title is rendered.
        let title = feed::written_title(config, &post).unwrap_or_else(|| {
            feed::entry(config, entries.site, &post, false, &mut warnings).title
        });
        Some(NewsArticle {
            url: post.canonical_url,
            title,
            published: post.published,
            language,
        })
    });
    articles.collect()
}
