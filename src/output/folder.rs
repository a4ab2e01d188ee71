//! The folder of feeds: written beside and renamed, touched only where bytes differ, cleared of what is no longer made.

mod finish;
mod put;
mod staging;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use super::change::Change;
use super::gate::Gate;
use super::guard::{Obstacle, Ways};
use super::kind::Kind;
use super::manifest::{Journal, MANIFEST, Manifest};
use super::write::Pending;
use super::{Error, Mode, Progress, Written};
use crate::content::Trust;
use crate::render::Document;

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

    /// The pages that were not put, since somebody else's file stands where they would go, in the order of their paths.
    pub fn foreign_pages(&self) -> Vec<String> {
        self.seen().foreign.iter().cloned().collect()
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

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
