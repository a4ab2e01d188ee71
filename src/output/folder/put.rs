//! Documents on their way into the folder: compared, written beside their places, and put into them together.

use std::fs::Metadata;
use std::path::Path;
use std::sync::PoisonError;

use super::{Batch, Folder, Known};
use crate::content::Trust;
use crate::fingerprint::{Fingerprint, hash};
use crate::output::change::{Change, difference};
use crate::output::guard::{self, Obstacle};
use crate::output::kind::Kind;
use crate::output::write::{self, Pending};
use crate::output::{Error, Mode, Written};
use crate::render::Document;

/// The number of files that are written before they are put in their places together, and their size in bytes.
const BATCH: usize = 64;
const BATCH_BYTES: u64 = 32 * 1024 * 1024;

impl Folder {
    /// Keeps documents of an earlier build as they are, unseen; false where one of them is not as that build left it, or has
    /// to be checked.
    pub fn keep(&self, paths: &[String]) -> bool {
        if self.gate.is_some() {
            return false;
        }
        let Ok(manifest) = self.manifest() else {
            return false;
        };
        let kept: Option<Vec<Known>> = paths
            .iter()
            .map(|path| {
                let kind = manifest.get(path)?.kind()?;
                let written = self.past.get(path)?;
                let file = self.root.join(path);
                let metadata = file.symlink_metadata().ok().filter(Metadata::is_file)?;
                let fingerprint = Fingerprint::of(&metadata);
                let has_same = || {
                    self.ways.check(&self.root, path).ok()?;
                    let bytes = std::fs::read(&file).ok()?;
                    Some(hash(&bytes) == written.contents)
                };
                let is_same = self.is_as_left(&fingerprint, written) || has_same()?;
                let written = Written {
                    fingerprint,
                    ..*written
                };
                is_same.then_some(Known { written, kind })
            })
            .collect();
        let Some(kept) = kept else { return false };
        let mut seen = self.seen();
        for (path, known) in paths.iter().zip(kept) {
            seen.bytes += known.written.fingerprint.size;
            seen.unchanged += 1;
            seen.paths.insert(path.clone(), Some(known));
        }
        true
    }

    /// Puts one document where it belongs, or compares it. One whose bytes are unchanged is not touched. Where something is
    /// in its way, it is not written, which the [`Summary`](super::Summary) says.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or written.
    pub fn put(&self, document: &Document) -> Result<(), Error> {
        if self
            .gate
            .as_ref()
            .is_some_and(|gate| !gate.lets_pass(document))
        {
            let mut seen = self.seen();
            seen.paths.insert(document.path.clone(), None);
            seen.refused.push(document.path.clone());
            return Ok(());
        }
        let path = self.root.join(&document.path);
        let contents = hash(&document.bytes);
        let kind = Kind::of(document);
        let found = path.symlink_metadata().ok();
        let fingerprint = found.as_ref().map(Fingerprint::of);
        let past = self.past.get(&document.path);
        let past = past.filter(|written| written.contents == contents);
        let is_known = fingerprint
            .zip(past)
            .is_some_and(|(fingerprint, written)| self.is_as_left(&fingerprint, written));
        let change = match (is_known, &found) {
            (true, _) => None,
            (false, found) => match self.compare(&path, document, found.as_ref())? {
                Ok(change) => change,
                Err(obstacle) => {
                    let mut seen = self.seen();
                    seen.paths.insert(document.path.clone(), None);
                    seen.blocked.insert(document.path.clone(), obstacle);
                    return Ok(());
                }
            },
        };
        let is_changed = change.is_some();
        {
            let mut seen = self.seen();
            seen.bytes += document.bytes.len() as u64;
            let known = fingerprint
                .filter(|_| !is_changed)
                .map(|fingerprint| Known {
                    written: Written {
                        fingerprint,
                        contents,
                    },
                    kind,
                });
            seen.paths.insert(document.path.clone(), known);
            match change {
                Some(change) => seen.changes.push((document.path.clone(), change)),
                None => seen.unchanged += 1,
            }
        }
        if is_changed && self.mode == Mode::Write {
            self.write(&path, document, contents, found.as_ref())?;
        }
        Ok(())
    }

    /// How a document differs from what is `found` in its place, or what is in its way, and where.
    fn compare(
        &self,
        path: &Path,
        document: &Document,
        found: Option<&Metadata>,
    ) -> Result<Result<Option<Change>, (Obstacle, String)>, Error> {
        let way = self.ways.check(&self.root, &document.path);
        let Some(found) = found else {
            return Ok(way.map(|()| Some(Change::Added)));
        };
        let at = || document.path.clone();
        if let Err(obstacle) = way {
            return Ok(Err(obstacle));
        }
        if found.is_symlink() {
            return Ok(Err((Obstacle::Link, at())));
        }
        if !found.is_file() {
            return Ok(Err((Obstacle::Folder, at())));
        }
        let old =
            std::fs::read(path).map_err(|source| Error::new(path, "cannot be read", source))?;
        if old == document.bytes {
            return Ok(Ok(None));
        }
        let is_ours = self.is_forced
            || self.manifest()?.get(&document.path).is_some()
            || guard::is_marked(path, &old)
            || self
                .past
                .get(&document.path)
                .is_some_and(|written| written.contents == hash(&old));
        Ok(match is_ours {
            true => Ok(Some(difference(&old, &document.bytes))),
            false => Err((Obstacle::Foreign, at())),
        })
    }

    /// Writes a document beside its place. When enough of them wait, this thread puts them all in their places.
    fn write(
        &self,
        path: &Path,
        document: &Document,
        contents: u128,
        old: Option<&Metadata>,
    ) -> Result<(), Error> {
        let pending = Pending::new(path, self.staging(), &document.bytes)?;
        let pending = match old {
            None => pending.unsynced(),
            Some(old) => pending.in_place_of(old)?,
        };
        let kind = Kind::of(document);
        let full = {
            let mut batch = self.batch.lock().unwrap_or_else(PoisonError::into_inner);
            batch.files.push(pending);
            batch
                .documents
                .push((document.path.clone(), contents, kind));
            batch.bytes += document.bytes.len() as u64;
            let is_full = batch.files.len() >= BATCH || batch.bytes >= BATCH_BYTES;
            // Whether older documents may be replaced is known at the end only.
            (is_full && !self.is_held).then(|| std::mem::take(&mut *batch))
        };
        full.map_or(Ok(()), |batch| self.commit(batch))
    }

    /// Puts many files in their places, so many at once as if they had not waited.
    pub(super) fn settle_all(&self, mut waiting: Batch) -> Result<(), Error> {
        while waiting.files.len() > BATCH {
            let rest = Batch {
                files: waiting.files.split_off(BATCH),
                documents: waiting.documents.split_off(BATCH),
                bytes: 0,
            };
            self.commit(std::mem::replace(&mut waiting, rest))?;
        }
        self.commit(waiting)
    }

    /// Puts files in their places, after the manifest names them.
    fn commit(&self, batch: Batch) -> Result<(), Error> {
        if batch.files.is_empty() {
            return Ok(());
        }
        {
            let documents = batch.documents.iter();
            let documents = documents.map(|(path, hash, kind)| (path.as_str(), *hash, *kind));
            let mut journal = self.journal.lock().unwrap_or_else(PoisonError::into_inner);
            journal.add(self.manifest()?, documents, |path, bytes| {
                write::whole_by(path, self.staging(), bytes)
            })?;
        }
        let fingerprints = write::commit(batch.files)?;
        let mut seen = self.seen();
        for ((path, contents, kind), fingerprint) in batch.documents.into_iter().zip(fingerprints) {
            let written = Written {
                fingerprint,
                contents,
            };
            seen.paths.insert(path, Some(Known { written, kind }));
        }
        Ok(())
    }

    /// Puts a page where it belongs, unless somebody else's file stands there: a site may have an `index.html` of its own.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or written.
    pub fn put_page(&self, page: &Document) -> Result<(), Error> {
        let way = self.ways.check(&self.root, &page.path);
        if way.is_err() || self.is_forced || !guard::is_foreign_page(&self.root.join(&page.path)) {
            return self.put(page);
        }
        self.seen().foreign.insert(page.path.clone());
        Ok(())
    }

    fn is_as_left(&self, fingerprint: &Fingerprint, written: &Written) -> bool {
        match self.trust {
            Trust::Contents => false,
            Trust::Fingerprints => *fingerprint == written.fingerprint,
            Trust::Index => fingerprint.is_alike(&written.fingerprint),
        }
    }
}
