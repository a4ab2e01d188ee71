//! Announcements of one site take turns.

use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

use super::error::Error;

/// Waits until no other announcement of the site is at work, and keeps others out for as long as the file is open. The lock is
/// the system's, so that it ends with its process. `None` on file systems that have no locks.
pub(super) fn wait(site: &Path) -> Result<Option<File>, Error> {
    let path = site.join(".feedmill/announce.lock");
    let fail = |source| Error::Lock {
        path: path.clone(),
        source,
    };
    let folder = path.parent().unwrap_or(site);
    std::fs::create_dir_all(folder).map_err(fail)?;
    crate::output::sweep(folder);
    let mut options = File::options();
    let options = options.create(true).write(true).truncate(false);
    let file = options.open(&path).map_err(fail)?;
    match file.lock() {
        Ok(()) => Ok(Some(file)),
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(None),
        Err(error) => Err(fail(error)),
    }
}
