//! Files that are whole at any moment: written beside, synced and renamed.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Error;
use crate::content::Stamp;

/// A file that is written but does not yet stand in its place.
#[derive(Debug)]
pub(super) struct Pending {
    file: NamedTempFile,
    path: PathBuf,
}

impl Pending {
    /// Writes `bytes` beside `path`.
    pub fn new(path: &Path, bytes: &[u8]) -> Result<Self, Error> {
        Self::filled(path, |file| file.write_all(bytes))
    }

    /// Writes what `fill` writes beside `path`.
    pub fn filled(
        path: &Path,
        fill: impl FnOnce(&mut File) -> std::io::Result<()>,
    ) -> Result<Self, Error> {
        let fail = |source| Error::new(path, "cannot be written", source);
        let folder = path.parent().unwrap_or(Path::new("."));
        let create = || {
            tempfile::Builder::new()
                .prefix(".feedmill-")
                .tempfile_in(folder)
        };
        // Nearly always the folder is there.
        let mut file = match create() {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                std::fs::create_dir_all(folder).map_err(fail)?;
                create()
            }
            other => other,
        }
        .map_err(fail)?;
        fill(file.as_file_mut()).map_err(fail)?;
        readable(file.as_file()).map_err(fail)?;
        Ok(Pending {
            file,
            path: path.to_owned(),
        })
    }
}

/// Puts files in their places, each old or new and whole at any moment, and says what they look like there.
///
/// All are synced before the first is renamed: the file system then writes them in one go, where one after the other each
/// would wait for a journal of its own.
pub(super) fn settle(files: Vec<Pending>) -> Result<Vec<Stamp>, Error> {
    for pending in &files {
        pending
            .file
            .as_file()
            .sync_data()
            .map_err(|source| Error::new(&pending.path, "cannot be written", source))?;
    }
    let place = |pending: Pending| {
        let path = pending.path;
        let fail = |source| Error::new(&path, "cannot be written", source);
        let file = pending
            .file
            .persist(&path)
            .map_err(|error| fail(error.error))?;
        Ok(Stamp::of(&file.metadata().map_err(fail)?))
    };
    files.into_iter().map(place).collect()
}

/// Writes one file.
pub(crate) fn whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    settle(vec![Pending::new(path, bytes)?]).map(drop)
}

/// A temporary file is for its owner alone; a feed is for the server too.
#[cfg(unix)]
fn readable(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &File) -> std::io::Result<()> {
    Ok(())
}
