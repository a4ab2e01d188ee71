//! Which generator's site a folder is, and what its settings say.

use std::path::Path;

use super::found::Find;
use super::{eleventy, hugo, mkdocs, paged, pelican, zola};
use crate::config::Error;
use crate::read::Bounds;

pub use super::found::Found;

/// The generators whose sites are recognised by their settings, as people write their names, in the order in which they are
/// looked for. Jekyll is not among them: feedmill reads all of a site's settings from its `_config.yml`, as from a
/// `feedmill.yaml`. The last one has no name: it knows several generators by their pages.
const GENERATORS: [(&str, Find); 6] = [
    ("Hugo", hugo::settings::find),
    ("Zola", zola::settings::find),
    ("Pelican", pelican::settings::find),
    ("Eleventy", eleventy::settings::find),
    ("MkDocs", mkdocs::settings::find),
    ("", paged::settings::find),
];

/// The settings of the generator whose site is in the folder `root`; `None` where there is none that is certain.
///
/// # Errors
///
/// Where its settings cannot be read.
pub fn find(root: &Path) -> Result<Option<Found>, Error> {
    find_within(root, &Bounds::within(root))
}

/// Whether the `_config.yml` of a site is one of Hexo's, and not of Jekyll's.
pub fn is_hexo(root: &Path) -> bool {
    paged::settings::is_hexo(root)
}

/// The settings of a site without any: its pages are its posts. `None` if there is no home page.
pub fn plain(root: &Path) -> Option<Found> {
    paged::settings::plain(root)
}

/// The names of the generators whose settings are read, as a list in words.
pub(crate) fn names() -> String {
    let mut names = vec!["Jekyll"];
    names.extend(GENERATORS.map(|(name, _)| name));
    names.retain(|name| !name.is_empty());
    match names.split_last() {
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The same, with links followed within `bounds`.
pub(crate) fn find_within(root: &Path, bounds: &Bounds) -> Result<Option<Found>, Error> {
    for (_, read) in GENERATORS {
        if let Some(found) = read(root, bounds)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
