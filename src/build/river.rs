//! The page of all posts, and the ring of links.

use std::sync::Arc;

use rayon::prelude::*;

use super::entries::Entries;
use super::error::Error;
use crate::config::{Body, Config, Kind};
use crate::content;
use crate::feed::{self, Entry};
use crate::output::Folder;
use crate::render::page;
use crate::selection::Selection;
use crate::warning::{Discard, Warnings};

/// Writes those of the two that the settings ask for.
pub(super) fn put(
    config: &Config,
    entries: &Entries,
    selections: &[Selection],
    folder: &Folder,
) -> Result<(), Error> {
    let presentation = &config.feeds.presentation;
    if !presentation.river && presentation.ring == 0 {
        return Ok(());
    }
    let Some(all) = selections.iter().find(|one| one.kind == Kind::All) else {
        return Ok(());
    };
    let records = entries.site.records;
    let body = config.feeds.body_of(Kind::All, "");
    let made = all.posts.par_iter().filter_map(|place| {
        // What is wrong with the post is reported for the site's feed, which shows the same posts.
        let mut warnings = Warnings::discard(Discard::ReportedByScan);
        let post = content::load_shown(config, records, *place, &mut warnings)?;
        let is_duplicate = records.get(*place).is_duplicate;
        let mut entry = feed::entry(config, entries.site, &post, is_duplicate, &mut warnings);
        if body != Body::Full {
            entry.content_html = None;
        }
        Some(Arc::new(entry))
    });
    let made: Vec<Arc<Entry>> = made.collect();
    if presentation.river {
        folder.put_page(&page::river(config, &made))?;
    }
    if presentation.ring > 0 {
        folder.put_page(&page::ring(config, &made))?;
    }
    Ok(())
}
