//! What shows more than one feed: pages, and the lines of the list of feeds.

use super::error::Error;
use crate::config::{Config, Kind};
use crate::feed::{self, LanguagePage};
use crate::output::Folder;
use crate::render::Outline;
use crate::render::page::{self, Listed};
use crate::selection::Selection;
use crate::warning::Warning;

/// The pages that show more than one feed. A page of the site's own that stands where one would go is a warning.
pub(super) fn overviews(
    config: &Config,
    listed: &[Listed],
    languages: &[LanguagePage],
    folder: &Folder,
) -> Result<Vec<Warning>, Error> {
    if !config.feeds.presentation.pages {
        return Ok(Vec::new());
    }
    folder.put_page(&page::overview(config, listed, languages))?;
    for directory in page::directories(config, listed) {
        folder.put_page(&directory)?;
    }
    if let Some(index) = page::index(listed) {
        folder.put(&index)?;
    }
    let foreign = folder.foreign_pages();
    Ok(foreign
        .into_iter()
        .map(|path| {
            Warning::file(
                &config.file,
                "foreign-page",
                format!("`{path}` in the folder of feeds was not written by feedmill, and stays as it is"),
                "move it, or set `feeds.pages: false` to make no pages",
            )
        })
        .collect())
}

/// The line of a feed in the list of all.
pub(super) fn outline(config: &Config, selection: &Selection) -> Option<Outline> {
    let formats = config.feeds.formats_of(selection.kind, &selection.name);
    let format = *formats.first()?;
    let path = crate::uri::encode_path(&feed::path(config, selection, format));
    Some(Outline {
        group: match selection.kind {
            Kind::All => "All",
            Kind::Category => "Categories",
            Kind::Tag => "Tags",
            Kind::Author => "Authors",
            Kind::Custom => "Selected feeds",
            Kind::Language => "Languages",
        },
        title: feed::title(config, selection),
        description: feed::about(config, selection).map(str::to_owned),
        xml_url: format!("{}{path}", config.feeds.url),
        html_url: config.url.to_string(),
        format,
    })
}
