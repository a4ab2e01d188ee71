//! Files that are whole at any moment: written elsewhere, synced where something is lost else, and renamed.

use std::fs::{File, Metadata};
use std::io::{ErrorKind, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

use super::Error;
use crate::fingerprint::Fingerprint;

/// What a file is called until it stands in its place.
const PREFIX: &str = ".feedmill-";

/// After how long such a file is taken to be left over from a build that was killed: no build needs so long between writing
/// a file and renaming it.
const LEFT_OVER: Duration = Duration::from_secs(600);

/// A file that is written but does not yet stand in its place.
#[derive(Debug)]
pub(crate) struct Pending {
    file: NamedTempFile,
    path: PathBuf,
    /// Whether it must be on the disk before it takes its place.
    is_precious: bool,
}

impl Pending {
    /// Writes `bytes` into the folder `staging`, for `path`.
    pub fn new(path: &Path, staging: &Path, bytes: &[u8]) -> Result<Self, Error> {
        Self::filled(path, staging, |file| file.write_all(bytes))
    }

    /// Writes `bytes` beside `path`; if it replaces a file, with that one's permissions.
    #[cfg(feature = "pull")]
    pub fn whole(path: &Path, bytes: &[u8]) -> Result<Self, Error> {
        Self::whole_by(path, folder_of(path), bytes)
    }

    fn whole_by(path: &Path, staging: &Path, bytes: &[u8]) -> Result<Self, Error> {
        let pending = Pending::new(path, staging, bytes)?;
        match path.symlink_metadata() {
            Ok(old) if old.is_file() => pending.in_place_of(&old),
            _ => Ok(pending),
        }
    }

    /// Where the file will stand.
    #[cfg(feature = "pull")]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes what `fill` writes into the folder `staging`, for `path`.
    pub fn filled(
        path: &Path,
        staging: &Path,
        fill: impl FnOnce(&mut File) -> std::io::Result<()>,
    ) -> Result<Self, Error> {
        let fail = |source| Error::new(path, "cannot be written", source);
        let mut file = create(staging).map_err(fail)?;
        fill(file.as_file_mut()).map_err(fail)?;
        Ok(Pending {
            file,
            path: path.to_owned(),
            is_precious: true,
        })
    }

    /// The same file, which replaces one: who may read that one may read it too.
    ///
    /// # Errors
    ///
    /// If its permissions cannot be set.
    pub fn in_place_of(self, old: &Metadata) -> Result<Self, Error> {
        keep_mode(self.file.as_file(), old)
            .map_err(|source| Error::new(&self.path, "cannot be written", source))?;
        Ok(self)
    }

    /// The same file, for which nobody waits until it is on the disk, since nothing is lost if the machine fails before: no older
    /// one stands in its place, or the next build sees that it is not as it was written, and makes it again.
    pub fn unsynced(self) -> Self {
        Pending {
            is_precious: false,
            ..self
        }
    }

    /// Puts the file in its place, and says what it looks like there.
    fn commit(self) -> std::io::Result<Fingerprint> {
        let file = match self.file.persist(&self.path) {
            Ok(file) => file,
            // Its folder is new.
            Err(error) if error.error.kind() == ErrorKind::NotFound => {
                std::fs::create_dir_all(folder_of(&self.path))?;
                error.file.persist(&self.path)?
            }
            // Its folder lies on another disk.
            Err(error) if error.error.kind() == ErrorKind::CrossesDevices => {
                let mut beside = create(folder_of(&self.path))?;
                let mut file = error.file;
                file.rewind()?;
                std::io::copy(&mut file, &mut beside)?;
                keep_mode(beside.as_file(), &file.as_file().metadata()?)?;
                beside.as_file().sync_data()?;
                beside.persist(&self.path)?
            }
            Err(error) => return Err(error.error),
        };
        Ok(Fingerprint::of(&file.metadata()?))
    }
}

/// Puts files in their places, each old or new and whole at any moment, and says what they look like there.
///
/// All that must be are synced before the first is renamed.
pub(crate) fn commit(files: Vec<Pending>) -> Result<Vec<Fingerprint>, Error> {
    let precious: Vec<&Pending> = files.iter().filter(|pending| pending.is_precious).collect();
    sync(&precious)?;
    drop(precious);
    let place = |pending: Pending| {
        let path = pending.path.clone();
        let fail = |source| Error::new(&path, "cannot be written", source);
        pending.commit().map_err(fail)
    };
    files.into_iter().map(place).collect()
}

/// How many files wait for the disk at the same time. It writes what is asked for together in one go: a thousand files one after
/// another take 3.8 s where eight at a time take 0.5 s.
const SYNCS: usize = 8;

/// Waits until files are on the disk.
fn sync(files: &[&Pending]) -> Result<(), Error> {
    let sync = |files: &[&Pending]| {
        files.iter().try_for_each(|pending| {
            let synced = pending.file.as_file().sync_data();
            synced.map_err(|source| Error::new(&pending.path, "cannot be written", source))
        })
    };
    let share = files.len().div_ceil(SYNCS).max(1);
    let Some((first, others)) = files.split_at_checked(share) else {
        return sync(files);
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = others
            .chunks(share)
            .map(|files| scope.spawn(move || sync(files)))
            .collect();
        sync(first)?;
        threads
            .into_iter()
            // A thread that panics panics here too.
            .try_for_each(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
    })
}

/// Removes from a folder the temporary files of killed runs. What cannot be removed stays: it harms nobody.
#[allow(clippy::disallowed_methods)] // Only what is left over depends on the clock.
pub(crate) fn sweep(folder: &Path) {
    let now = SystemTime::now();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_str().is_some_and(is_temporary);
        let is_old = || {
            let metadata = entry.metadata().ok().filter(Metadata::is_file)?;
            let age = now.duration_since(metadata.modified().ok()?).ok()?;
            Some(age > LEFT_OVER)
        };
        if is_ours && is_old().unwrap_or(false) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Whether a name is one that `create` gives: six characters behind the prefix. Other files of feedmill begin with it too.
fn is_temporary(name: &str) -> bool {
    let random = name.strip_prefix(PREFIX);
    random.is_some_and(|random| {
        random.len() == 6 && random.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// A new file, which whoever the umask lets read may read: tempfile's own are for their owner alone.
fn create(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let create = || builder.tempfile_in(folder);
    // Nearly always the folder is there. Another build may remove it at the very moment, if it is empty.
    match create() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            std::fs::create_dir_all(folder)?;
            create().or_else(|_| {
                std::fs::create_dir_all(folder)?;
                create()
            })
        }
        other => other,
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

/// Writes one file.
pub(crate) fn whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    whole_by(path, folder_of(path), bytes)
}

/// Writes one file by way of the folder `staging`.
pub(crate) fn whole_by(path: &Path, staging: &Path, bytes: &[u8]) -> Result<(), Error> {
    commit(vec![Pending::whole_by(path, staging, bytes)?]).map(drop)
}

/// Gives a file the permissions of another.
#[cfg(unix)]
fn keep_mode(file: &File, old: &Metadata) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = |metadata: &Metadata| metadata.permissions().mode() & 0o777;
    let wanted = mode(old);
    if mode(&file.metadata()?) == wanted {
        return Ok(());
    }
    file.set_permissions(std::fs::Permissions::from_mode(wanted))
}

#[cfg(not(unix))]
fn keep_mode(_: &File, _: &Metadata) -> std::io::Result<()> {
    Ok(())
}
