//! Feeds that the server composes when somebody asks for them.

use std::path::Path;

use anyhow::Result;
use feedmill::serve::Composer;

use super::super::options;

/// What composes feeds of `site`, whose documents are in `root`.
#[allow(clippy::disallowed_methods)] // The clock says only which posts are in the future.
pub(super) fn composer(site: &Path, root: &Path) -> Result<Composer> {
    let site = site.to_owned();
    let read = move || {
        let config = options::load(&site, None).map_err(|error| format!("{error:#}"))?;
        Ok((config, chrono::Utc::now().fixed_offset()))
    };
    Ok(Composer::start(Box::new(read), root)?)
}
