//! The folder of feeds: written beside and renamed, touched only where bytes differ, cleared of what is no longer made.

mod finish;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::change::{Change, difference};
use super::gate::Gate;
use super::guard::{self, Obstacle, Ways};
use super::manifest::{Journal, Kind, MANIFEST, Manifest};
use super::write::{self, Pending};
use super::{Error, Mode, Progress, Written};
use crate::content::Trust;
use crate::fingerprint::{Fingerprint, hash};
use crate::render::Document;

/// Where documents are written before they are renamed into their places, if there is no other folder for that.
const STAGING: &str = ".feedmill-new";

/// The number of files that are written before they are put in their places together, and their size in bytes.
const BATCH: usize = 64;
const BATCH_BYTES: u64 = 32 * 1024 * 1024;

/// A folder of feeds while a build goes on. Threads may add documents at the same time.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    /// The file of the manifest, if it is not in the folder.
    manifest_file: Option<PathBuf>,
    mode: Mode,
    /// What an earlier build wrote, and by what a file is taken to be as it left it.
    past: BTreeMap<String, Written>,
    trust: Trust,
    gate: Option<Gate>,
    progress: Arc<Progress>,
    /// Where files may be written that are not yet in their places, and where they are.
    elsewhere: Option<PathBuf>,
    staging: OnceLock<PathBuf>,
    /// Whether other people's files are replaced.
    is_forced: bool,
    /// Whether no file takes its place before the end.
    is_held: bool,
    /// Whether nothing is written if the ids of posts would change.
    keeps_ids: bool,
    manifest: OnceLock<Manifest>,
    journal: Mutex<Journal>,
    ways: Ways,
    seen: Mutex<Seen>,
    batch: Mutex<Batch>,
}

/// Files that wait for being put in their places, with their documents' paths and contents.
#[derive(Debug, Default)]
struct Batch {
    files: Vec<Pending>,
    documents: Vec<(String, u128, Kind)>,
    bytes: u64,
}

#[derive(Debug, Default)]
struct Seen {
    /// Every document; what it looks like is known once it stands in its place.
    paths: BTreeMap<String, Option<Known>>,
    changes: Vec<(String, Change)>,
    unchanged: usize,
    bytes: u64,
    foreign: BTreeSet<String>,
    refused: Vec<String>,
    /// Documents that are not written, with what stands in their way, and where.
    blocked: BTreeMap<String, (Obstacle, String)>,
}

/// A document that is in its place.
#[derive(Clone, Copy, Debug)]
struct Known {
    written: Written,
    kind: Kind,
}

impl Folder {
    /// The folder `root`, which need not be there yet.
    pub fn new(root: PathBuf, mode: Mode) -> Self {
        Folder {
            journal: Mutex::new(Journal::new(root.join(MANIFEST))),
            root,
            manifest_file: None,
            mode,
            past: BTreeMap::new(),
            trust: Trust::Contents,
            gate: None,
            progress: Arc::default(),
            elsewhere: None,
            staging: OnceLock::new(),
            is_forced: false,
            is_held: false,
            keeps_ids: false,
            manifest: OnceLock::new(),
            ways: Ways::default(),
            seen: Mutex::default(),
            batch: Mutex::default(),
        }
    }

    /// The same folder, with what an earlier build wrote into it. A file whose size, time and number are as that build left
    /// them is not read; its number does not count where `trust` is in git's index: there, files were kept and put back.
    #[must_use]
    pub fn with_previous(self, past: BTreeMap<String, Written>, trust: Trust) -> Self {
        Folder {
            past,
            trust,
            ..self
        }
    }

    /// The same folder, which takes only documents that `check` lets pass. What stands where another one would go stays.
    #[must_use]
    pub fn with_gate(self, check: impl Fn(&Document) -> bool + Send + Sync + 'static) -> Self {
        Folder {
            gate: Some(Gate::new(check)),
            ..self
        }
    }

    /// The same folder, in which documents also replace files that feedmill did not write, and older documents even if the
    /// built site lacks the pages of their entries or no posts are left.
    #[must_use]
    pub fn with_force(self, is_forced: bool) -> Self {
        Folder { is_forced, ..self }
    }

    /// The same folder, into which nothing is written if the lock of the site says that the ids of posts would change.
    #[must_use]
    pub fn with_kept_ids(self, keeps_ids: bool) -> Self {
        Folder { keeps_ids, ..self }
    }

    /// Whether nothing is written if the ids of posts would change.
    pub(crate) fn keeps_ids(&self) -> bool {
        self.keeps_ids
    }

    /// Whether documents are replaced whatever the checks of a build find.
    pub fn is_forced(&self) -> bool {
        self.is_forced
    }

    /// The same folder, in which documents take their places in [`Folder::finish`] and not before.
    #[must_use]
    pub(crate) fn held(self) -> Self {
        Folder {
            is_held: true,
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

    /// The same folder, whose manifest is the file `manifest`, if there is one.
    #[must_use]
    pub(crate) fn with_manifest(self, manifest: Option<PathBuf>) -> Self {
        let Some(file) = manifest else { return self };
        Folder {
            journal: Mutex::new(Journal::new(file.clone())),
            manifest_file: Some(file),
            ..self
        }
    }

    /// Where the folder is.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder, by its path below `site` where it lies there: the same in every clone.
    pub fn name(&self, site: &Path) -> String {
        let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let (root, site) = (whole(&self.root), whole(site));
        let name = root.strip_prefix(&site).unwrap_or(&root);
        name.to_string_lossy().into_owned()
    }

    /// How far the build into this folder has come.
    pub fn progress(&self) -> Arc<Progress> {
        Arc::clone(&self.progress)
    }

    /// Whether documents are written at all.
    pub fn mode(&self) -> Mode {
        self.mode
    }

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
        let kind = (document.role, document.media_type);
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
            None => pending.for_a_free_place(),
            Some(old) => pending.in_place_of(old)?,
        };
        let kind = (document.role, document.media_type);
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
    fn settle_all(&self, mut waiting: Batch) -> Result<(), Error> {
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

    /// The pages that were not put, since somebody else's file stands where they would go, in the order of their paths.
    pub fn foreign_pages(&self) -> Vec<String> {
        self.seen().foreign.iter().cloned().collect()
    }

    fn is_as_left(&self, fingerprint: &Fingerprint, written: &Written) -> bool {
        match self.trust {
            Trust::Contents => false,
            Trust::Fingerprints => *fingerprint == written.fingerprint,
            Trust::Index => fingerprint.is_alike(&written.fingerprint),
        }
    }

    /// The manifest that the folder had when the build began.
    fn manifest(&self) -> Result<&Manifest, Error> {
        if let Some(manifest) = self.manifest.get() {
            return Ok(manifest);
        }
        let manifest = match &self.manifest_file {
            Some(file) => Manifest::load_from(file, &self.root)?,
            None => Manifest::load(&self.root)?,
        };
        Ok(self.manifest.get_or_init(|| manifest))
    }

    /// The folder where documents are written.
    fn staging(&self) -> &Path {
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

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The documents that the last build wrote into the folder, in the order of their paths. Of a build that was killed, those
/// that it came to write. `file` is the folder's manifest, if it is not in the folder.
#[cfg(any(feature = "publish", feature = "announce"))]
pub(crate) fn written(root: &Path, file: Option<&Path>) -> Vec<String> {
    let manifest = match file {
        Some(file) => Manifest::load_from(file, root),
        None => Manifest::load(root),
    };
    let manifest = manifest.unwrap_or_default();
    let is_there = |path: &str| root.join(path).symlink_metadata().is_ok();
    let listed = manifest
        .iter()
        .filter(|listed| !listed.is_pending() || is_there(listed.path));
    listed.map(|listed| listed.path.to_owned()).collect()
}

/// Whether files can be made in a folder, which is made if need be.
fn can_write(folder: &Path) -> bool {
    !folder.is_symlink()
        && std::fs::create_dir_all(folder).is_ok()
        && tempfile::tempfile_in(folder).is_ok()
}

/// Removes a folder where documents were written, and the folder `.feedmill` above it if nothing else is there. Another build may
/// still need it; then it is not empty.
fn remove_staging(staging: &Path) {
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
