//! Files of the site itself: their addresses, and where they lie on disk.

use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;
use url::Url;

use crate::config::SiteConfig;
use crate::content::fields::FrontMatter;
use crate::uri::on_site;
use crate::warning::Warnings;

/// The folders whose contents generators put at the root of a site, and the root itself.
const ROOTS: [&str; 7] = ["", "static", "content", "assets", "public", "src", "source"];

/// The absolute URL of what a post on `page` names as `written` under `key`; `None` if that is not an address of the web. A user
/// name or password in it is left out, which is reported.
pub(super) fn address(
    matter: &FrontMatter<'_>,
    key: &str,
    page: &str,
    written: &str,
    warnings: &mut Warnings,
) -> Option<Url> {
    let url = resolved(matter, page, written)?;
    Some(matter.without_user_info(key, url, warnings))
}

fn resolved(matter: &FrontMatter<'_>, page: &str, written: &str) -> Option<Url> {
    let config = matter.config;
    let url = match matter.rules.files_from_top {
        true => on_site(&config.url, &config.url, written)?,
        false => on_site(&config.url, &Url::parse(page).ok()?, written)?,
    };
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// Whether an address is written as a path, so that the file is one of the site. A whole URL on the site's host may be
/// served from elsewhere.
pub(super) fn is_path(written: &str) -> bool {
    !written.contains("://") && !written.starts_with("//")
}

/// Where a file of the site is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Not on the site.
    Elsewhere,
    /// The file, relative to the site, and its size in bytes.
    At(PathBuf, u64),
    /// Not where it should be.
    Missing(Places),
}

/// Where a file of the site may lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// Its path on the site, which lies below one of the folders that are served.
    served: Option<PathBuf>,
    /// Its path beside the post that names it, as in a page bundle.
    beside: Option<PathBuf>,
}

impl Places {
    /// Every place, relative to the site, in the order in which they are looked at.
    pub fn all(&self) -> impl Iterator<Item = PathBuf> {
        let served = self.served.iter();
        let served =
            served.flat_map(|path| ROOTS.iter().map(move |root| Path::new(root).join(path)));
        served.chain(self.beside.clone())
    }

    /// Those in folders that the site has: of the others nobody needs to read.
    pub fn likely(&self, root: &Path) -> Vec<PathBuf> {
        let served = self.served.iter();
        let served = served.flat_map(|path| {
            let roots = ROOTS.iter().filter(|folder| root.join(folder).is_dir());
            roots.map(move |folder| Path::new(folder).join(path))
        });
        let mut places: Vec<PathBuf> = served.collect();
        if let Some(beside) = &self.beside
            && !places.contains(beside)
        {
            places.push(beside.clone());
        }
        places
    }
}

/// Looks for the file that is served at `url` and that the file `by` (a post, or the settings) names as `written`.
pub(super) fn find(config: &SiteConfig, by: &str, written: &str, url: &Url) -> Found {
    let places = places(config, by, written, url);
    for path in places.all() {
        let metadata = config.bounds.metadata(&config.root.join(&path));
        if let Ok(file) = metadata
            && file.is_file()
        {
            return Found::At(path, file.len());
        }
    }
    match places == Places::default() {
        true => Found::Elsewhere,
        false => Found::Missing(places),
    }
}

fn places(config: &SiteConfig, by: &str, written: &str, url: &Url) -> Places {
    let served = Some(url.path())
        .filter(|_| url.as_str().starts_with(config.url.as_str()))
        .and_then(|path| path.strip_prefix(config.url.path()))
        .and_then(inside);
    let is_beside = is_path(written) && !written.starts_with('/');
    let beside = is_beside.then(|| inside(written)).flatten();
    Places {
        served,
        beside: beside.and_then(|path| Some(Path::new(by).parent()?.join(path))),
    }
}

/// The path that an address stands for, if it leads to no other folder.
fn inside(path: &str) -> Option<PathBuf> {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let path = PathBuf::from(&*path);
    let is_inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    (is_inside && !path.as_os_str().is_empty()).then_some(path)
}
