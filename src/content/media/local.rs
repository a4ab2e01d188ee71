//! Files of the site itself: their addresses, and where they lie on disk.

use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;
use url::Url;

use crate::config::{Config, Layout};
use crate::uri::on_site;

/// The folders whose contents generators put at the root of a site, and the root itself.
const ROOTS: [&str; 7] = ["", "static", "content", "assets", "public", "src", "source"];

/// The absolute URL of what a post on `page` names as `written`; `None` where that is no address of the web.
pub(super) fn address(config: &Config, page: &str, written: &str) -> Option<Url> {
    let url = match config.content.layout {
        Layout::Jekyll => on_site(&config.url, &config.url, written)?,
        _ => on_site(&config.url, &Url::parse(page).ok()?, written)?,
    };
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// The size in bytes of the file of the site that is served at `url`; `None` where it is not the site's, or not there.
pub(super) fn size(config: &Config, post: &str, written: &str, url: &Url) -> Option<u64> {
    let on_site = config.url.make_relative(url);
    let served = on_site
        .filter(|_| url.as_str().starts_with(config.url.as_str()))
        .and_then(|_| url.path().strip_prefix(config.url.path()));
    let mut places: Vec<PathBuf> = Vec::new();
    if let Some(path) = served.and_then(inside) {
        places.extend(ROOTS.map(|root| config.root.join(root).join(&path)));
    }
    // Beside the post, as in a page bundle.
    if !written.contains("://")
        && !written.starts_with('/')
        && let Some(path) = inside(written)
        && let Some(folder) = Path::new(post).parent()
    {
        places.push(config.root.join(folder).join(path));
    }
    let mut files = places.iter().filter_map(|path| path.metadata().ok());
    files.find(|file| file.is_file()).map(|file| file.len())
}

/// The path that an address stands for, where it leads to no other folder.
fn inside(path: &str) -> Option<PathBuf> {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let path = PathBuf::from(&*path);
    let is_inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    (is_inside && !path.as_os_str().is_empty()).then_some(path)
}
