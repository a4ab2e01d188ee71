//! Where documents are written before they are renamed into their places.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use super::{Batch, Folder};

/// Where documents are written before they are renamed into their places, if there is no other folder for that.
pub(super) const STAGING: &str = ".feedmill-new";

impl Folder {
    /// The same folder, whose documents are written into `staging` and renamed into their places, if both are on one file
    /// system: a build that is killed leaves nothing among what is published.
    #[must_use]
    pub(crate) fn with_staging(self, staging: PathBuf) -> Self {
        let is_near = match (device(&self.root), device(&staging)) {
            (Some(one), Some(other)) => one == other,
            _ => false,
        };
        Folder {
            elsewhere: is_near.then_some(staging),
            ..self
        }
    }

    /// Removes what was written and does not stand in its place yet.
    pub(crate) fn discard(&self) {
        let mut batch = self.batch.lock().unwrap_or_else(PoisonError::into_inner);
        *batch = Batch::default();
        if let Some(staging) = self.staging.get() {
            remove_staging(staging);
        }
    }

    /// The folder where documents are written.
    pub(super) fn staging(&self) -> &Path {
        self.staging.get_or_init(|| {
            if let Some(elsewhere) = self.elsewhere.as_ref().filter(|it| can_write(it)) {
                return elsewhere.clone();
            }
            let own = self.root.join(STAGING);
            if own.is_symlink() {
                // If it stays, so does an error for whoever writes there.
                let _ = std::fs::remove_file(&own);
            }
            own
        })
    }
}

/// Whether files can be made in a folder, which is made if need be.
fn can_write(folder: &Path) -> bool {
    !folder.is_symlink()
        && std::fs::create_dir_all(folder).is_ok()
        && tempfile::tempfile_in(folder).is_ok()
}

/// Removes a folder where documents were written, and the folder `.feedmill` above it if nothing else is there. Another build may
/// still need it; then it is not empty.
pub(super) fn remove_staging(staging: &Path) {
    if std::fs::remove_dir(staging).is_ok()
        && let Some(own) = staging.parent().filter(|own| own.ends_with(".feedmill"))
    {
        let _ = std::fs::remove_dir(own);
    }
}

/// The number of the file system that a folder is on, or will be on.
#[cfg(unix)]
fn device(folder: &Path) -> Option<u64> {
    let folder = std::path::absolute(folder).ok()?;
    let mut there = folder.ancestors();
    there.find_map(|folder| {
        let metadata = folder.metadata().ok()?;
        Some(std::os::unix::fs::MetadataExt::dev(&metadata))
    })
}

#[cfg(not(unix))]
fn device(_: &Path) -> Option<u64> {
    None
}
