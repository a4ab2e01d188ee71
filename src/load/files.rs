//! The files that hold a site's settings.

use std::path::Path;

use crate::config::Error;
use crate::config::file::{check, read};
use crate::read::Bounds;
use crate::value::Value;

/// The names that a settings file may have, in the order in which they are looked for.
pub(super) const FILES: [&str; 2] = ["feedmill.yaml", "feedmill.yml"];
/// The names of Jekyll's.
pub(super) const JEKYLL_FILES: [&str; 2] = ["_config.yml", "_config.yaml"];

/// The first of `names` that is in the folder `root`, and its text.
///
/// # Errors
///
/// If it cannot be read.
pub(super) fn find(
    root: &Path,
    names: [&'static str; 2],
    bounds: &Bounds,
) -> Result<Option<(&'static str, String)>, Error> {
    for name in names {
        if let Some(text) = read_own(&root.join(name), bounds)? {
            return Ok(Some((name, text)));
        }
    }
    Ok(None)
}

/// The text of the site's settings. A link that leads out of the site is followed only if the settings that it leads to say so.
fn read_own(path: &Path, bounds: &Bounds) -> Result<Option<String>, Error> {
    let Err(error) = check(path, bounds) else {
        return read(path);
    };
    match read(path) {
        Ok(Some(text)) if follows_links(&text) => Ok(Some(text)),
        _ => Err(error),
    }
}

/// Whether settings say that links are followed wherever they lead.
fn follows_links(text: &str) -> bool {
    let settings: Value = serde_yaml::from_str(text).unwrap_or(Value::Null);
    let own = settings.get("feedmill").unwrap_or(&settings);
    let links = own.get("content").and_then(|content| content.get("links"));
    links.and_then(Value::as_str) == Some("follow")
}
