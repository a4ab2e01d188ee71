//! The source of posts that do not lie in files.

use std::sync::Arc;

use crate::config::Config;
use crate::source::{self, Around, SourceError, Store};
use crate::warning::Warning;

/// Opens the source of posts that the settings name, if they name one.
pub(super) fn open(config: &Config) -> Result<Option<Arc<Store>>, SourceError> {
    let Some(from) = &config.content.from else {
        return Ok(None);
    };
    config.posts.set(None);
    let around = Around {
        root: &config.root,
        folder: config.generator.folder(),
        base: config.url.as_str().trim_end_matches('/'),
        rows: &config.content.rows,
    };
    source::open(from, &config.posts, &around).map(Some)
}

/// What the source itself has shown: how many records of it are not posts, and what is wrong with them.
pub(super) fn faults(store: &Store) -> (usize, Vec<Warning>) {
    let mut warnings = store.warnings.clone();
    if store.found == 0 {
        warnings.push(Warning::file(
            store.name(),
            "no-posts",
            "the source has no posts",
            "check what writes the posts, and `content.from`",
        ));
    }
    (store.found - store.paths().count(), warnings)
}
