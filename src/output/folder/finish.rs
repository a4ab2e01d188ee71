//! The end of a build: what is no longer made goes, and the manifest names what is there.

use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use super::staging::{STAGING, remove_staging};
use super::{Folder, Known, Seen};
use crate::fingerprint::hash;
use crate::output::manifest::{self, Listed, Manifest, Text};
use crate::output::{Change, Error, Mode, Summary, guard, write};
use crate::warning::Warning;

impl Folder {
    /// Removes what an earlier build wrote and this one did not, as far as it is as that build left it, and remembers what
    /// this one wrote.
    ///
    /// # Errors
    ///
    /// If a file cannot be removed or the manifest cannot be written.
    pub fn finish(self) -> Result<Summary, Error> {
        let waiting = self
            .batch
            .lock()
            .map(|mut batch| std::mem::take(&mut *batch));
        self.settle_all(waiting.unwrap_or_default())?;
        let mut seen = std::mem::take(&mut *self.seen());
        let manifest = self.manifest()?;
        let mut warnings = Vec::new();
        for listed in manifest.iter() {
            if seen.has(listed.path) {
                continue;
            }
            match self.remove(&listed)? {
                Leftover::Gone => {}
                Leftover::Removed => seen.changes.push((listed.path.to_owned(), Change::Removed)),
                Leftover::Changed => warnings.push(left_alone(&self.root.join(listed.path))),
            }
        }
        self.remember(&seen, manifest)?;
        if self.mode == Mode::Write {
            let own = self.root.join(STAGING);
            for staging in self.elsewhere.iter().chain([&own]) {
                write::sweep(staging);
                remove_staging(staging);
            }
        }
        for (document, (obstacle, at)) in &seen.blocked {
            warnings.push(obstacle.warning(&self.root.join(at), document));
        }
        seen.changes.sort();
        seen.refused.sort();
        let written = seen.paths.into_iter();
        Ok(Summary {
            changes: seen.changes,
            unchanged: seen.unchanged,
            bytes: seen.bytes,
            written: written
                .filter_map(|(path, known)| Some((path, known?.written)))
                .collect(),
            refused: seen.refused,
            blocked: seen.blocked.into_keys().collect(),
            warnings,
        })
    }

    /// Removes a document that is no longer made, unless somebody has changed it since.
    fn remove(&self, listed: &Listed) -> Result<Leftover, Error> {
        let path = self.root.join(listed.path);
        let is_there = self.ways.check(&self.root, listed.path).is_ok()
            && path.symlink_metadata().is_ok_and(|found| found.is_file());
        if !is_there {
            return Ok(Leftover::Gone);
        }
        // A page of the site's own took the place of one that is no longer made: that is nobody's mistake.
        if guard::is_foreign_page(&path) {
            return Ok(Leftover::Gone);
        }
        let bytes =
            std::fs::read(&path).map_err(|source| Error::new(&path, "cannot be read", source))?;
        let is_known = listed.holds(hash(&bytes)) || listed.is_of_unknown_contents();
        let is_ours = is_known && guard::looks_made(&path, &bytes);
        if !is_ours {
            return Ok(Leftover::Changed);
        }
        if self.mode == Mode::Write {
            std::fs::remove_file(&path)
                .map_err(|source| Error::new(&path, "cannot be removed", source))?;
            // Only folders that are empty now go with it.
            let folders = path.ancestors().skip(1);
            for folder in folders.take_while(|folder| *folder != self.root) {
                if std::fs::remove_dir(folder).is_err() {
                    break;
                }
            }
        }
        Ok(Leftover::Removed)
    }

    /// Removes the manifest in the folder, which another one replaces.
    fn remove_own_manifest(&self) -> Result<(), Error> {
        let own = self.root.join(manifest::MANIFEST);
        match std::fs::remove_file(&own) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::new(&own, "cannot be removed", error))
            }
            _ => Ok(()),
        }
    }

    /// Writes the manifest, if it is not what it was.
    fn remember(&self, seen: &Seen, before: &Manifest) -> Result<(), Error> {
        if self.mode == Mode::Check {
            return Ok(());
        }
        let mut text = Text::default();
        for (path, known) in &seen.paths {
            match known {
                Some(Known { written, kind }) => {
                    text.push(path, Some(written.contents), Some(*kind));
                }
                // What was not written is as it was before, as far as it was there.
                None => {
                    if let Some(listed) = before.get(path) {
                        listed.add_to(&mut text);
                    }
                }
            }
        }
        let text = text.finish();
        let journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
        let is_there = |file: &PathBuf| file.symlink_metadata().is_ok_and(|it| it.is_file());
        let is_moved = self
            .manifest_file
            .as_ref()
            .is_some_and(|file| !is_there(file));
        if journal.is_used || is_moved || !before.is(&text) {
            let own = self.root.join(manifest::MANIFEST);
            let path = self.manifest_file.as_ref().unwrap_or(&own);
            write::whole_by(path, self.staging(), text.as_bytes())?;
        }
        if self.manifest_file.is_some() {
            self.remove_own_manifest()?;
        }
        Ok(())
    }
}

impl Seen {
    /// Whether a document is made at `path`, or would be.
    fn has(&self, path: &str) -> bool {
        self.paths.contains_key(path) || self.foreign.contains(path)
    }
}

/// What became of a document that is no longer made.
enum Leftover {
    /// It is not there, or not as a file, or a page of the site's own is there.
    Gone,
    Removed,
    /// It is not what feedmill wrote.
    Changed,
}

fn left_alone(path: &Path) -> Warning {
    Warning::file(
        &path.display().to_string(),
        "changed-document",
        "the manifest names this file, but its contents are not what feedmill wrote, so that it is not removed",
        "remove it if nobody needs it; feedmill no longer makes a document of this name",
    )
}
