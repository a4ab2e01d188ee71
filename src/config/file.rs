//! The text of a file of settings.

use std::path::Path;

use super::Error;
use crate::read::Bounds;

/// The text of a generator's settings, if no link out of the bounds leads to it.
pub(crate) fn read_within(path: &Path, bounds: &Bounds) -> Result<Option<String>, Error> {
    check(path, bounds)?;
    read(path)
}

/// Checks that settings lie within the bounds. What they hold would be shown if it were no settings.
///
/// # Errors
///
/// If a link leads out of them.
pub(crate) fn check(path: &Path, bounds: &Bounds) -> Result<(), Error> {
    let is_there = path.canonicalize().is_ok();
    match bounds.check(path) {
        Err(error) if is_there => {
            let message = error.to_string();
            let message = message
                .split_once("`: ")
                .map_or(&*message, |(_, what)| what);
            Err(Error::Invalid {
                code: "link-out-of-site",
                path: path.to_owned(),
                line: None,
                place: None,
                message: message.to_owned(),
                help: "copy the file into the site, or set `content.links: follow` if everybody who can write into the site is trusted".to_owned(),
            })
        }
        _ => Ok(()),
    }
}

/// The text of the file at `path`; `None` if there is none.
pub(crate) fn read(path: &Path) -> Result<Option<String>, Error> {
    match crate::read::file(path, crate::read::SETTINGS) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let text = text.trim_start_matches('\u{feff}');
            if crate::read::is_too_deep(text) {
                return Err(Error::Invalid {
                    code: "invalid-syntax",
                    path: path.to_owned(),
                    line: None,
                    place: None,
                    message: "the settings are nested too deep".to_owned(),
                    help: "check that every bracket is closed".to_owned(),
                });
            }
            Ok(Some(text.to_owned()))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Read {
            path: path.to_owned(),
            source,
        }),
    }
}
