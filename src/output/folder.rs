//! The folder of feeds: written beside and renamed, touched only where bytes differ, cleared of what is no longer made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::change::{Change, difference};
use super::gate::Gate;
use super::write::{self, Pending};
use super::{Error, Tally, Written};
use crate::content::stamp::fingerprint;
use crate::content::{Stamp, Trust};
use crate::render::Document;
use crate::render::page::MARK;

/// The list of the files that feedmill wrote: only those are ever removed.
const MANIFEST: &str = ".feedmill-documents";

/// Where documents are written before they are renamed into their places.
const STAGING: &str = ".feedmill-new";

/// How many files are written before they are put in their places together, and how many bytes they may have.
const BATCH: usize = 64;
const BATCH_BYTES: u64 = 32 * 1024 * 1024;

/// What happens to documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// They are written.
    Write,
    /// They are compared with what is there, and nothing is written.
    Check,
}

/// A folder of feeds while a build goes on. Threads may add documents at the same time.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    mode: Mode,
    /// What an earlier build wrote, and by what a file is taken to be as it left it.
    past: BTreeMap<String, Written>,
    trust: Trust,
    gate: Option<Gate>,
    tally: Arc<Tally>,
    seen: Mutex<Seen>,
    batch: Mutex<Batch>,
}

/// Files that wait for being put in their places, with their documents' paths and contents.
#[derive(Debug, Default)]
struct Batch {
    files: Vec<Pending>,
    documents: Vec<(String, u128)>,
    bytes: u64,
}

#[derive(Debug, Default)]
struct Seen {
    /// Every document; what it looks like is known once it stands in its place.
    paths: BTreeMap<String, Option<Written>>,
    changes: Vec<(String, Change)>,
    unchanged: usize,
    bytes: u64,
    foreign: BTreeSet<String>,
    refused: Vec<String>,
}

/// What a build did to a folder.
#[derive(Debug, Default)]
pub struct Summary {
    /// Every document that is not as it was, by path.
    pub changes: Vec<(String, Change)>,
    /// How many are as they were.
    pub unchanged: usize,
    /// How many bytes all documents have.
    pub bytes: u64,
    /// Every document in the folder, for the next build.
    pub written: BTreeMap<String, Written>,
    /// Which documents were not let pass, in the order of their paths.
    pub refused: Vec<String>,
}

impl Folder {
    /// The folder `root`, which need not be there yet.
    pub fn new(root: PathBuf, mode: Mode) -> Self {
        Folder {
            root,
            mode,
            past: BTreeMap::new(),
            trust: Trust::Contents,
            gate: None,
            tally: Arc::default(),
            seen: Mutex::default(),
            batch: Mutex::default(),
        }
    }

    /// The same folder, with what an earlier build wrote into it. A file whose size, time and number are as that build left
    /// them is not read; its number does not count where `trust` is in git's index: there, files were kept and put back.
    #[must_use]
    pub fn with_past(self, past: BTreeMap<String, Written>, trust: Trust) -> Self {
        Folder {
            past,
            trust,
            ..self
        }
    }

    /// The same folder, which takes only documents that `judgement` lets pass. What stands where another one would go stays.
    #[must_use]
    pub fn with_gate(self, judgement: impl Fn(&Document) -> bool + Send + Sync + 'static) -> Self {
        Folder {
            gate: Some(Gate::new(judgement)),
            ..self
        }
    }

    /// The folder, by its path below `site` where it lies there: the same in every clone.
    pub fn name(&self, site: &Path) -> String {
        let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let (root, site) = (whole(&self.root), whole(site));
        let name = root.strip_prefix(&site).unwrap_or(&root);
        name.to_string_lossy().into_owned()
    }

    /// How far the build into this folder has come.
    pub fn tally(&self) -> Arc<Tally> {
        Arc::clone(&self.tally)
    }

    /// Whether documents are written at all.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Keeps documents of an earlier build as they are, unseen; false where one of them is not as that build left it, or has
    /// to be judged.
    pub fn keep(&self, paths: &[String]) -> bool {
        if self.gate.is_some() {
            return false;
        }
        let kept: Option<Vec<Written>> = paths
            .iter()
            .map(|path| {
                let written = self.past.get(path)?;
                let file = self.root.join(path);
                let stamp = Stamp::of(&file.metadata().ok()?);
                let is_same = self.is_as_left(&stamp, written)
                    || fingerprint(&std::fs::read(file).ok()?) == written.contents;
                is_same.then_some(Written { stamp, ..*written })
            })
            .collect();
        let Some(kept) = kept else { return false };
        let mut seen = self.seen();
        for (path, written) in paths.iter().zip(kept) {
            seen.bytes += written.stamp.size;
            seen.unchanged += 1;
            seen.paths.insert(path.clone(), Some(written));
        }
        true
    }

    /// Puts one document where it belongs, or compares it. One whose bytes are unchanged is not touched.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read or written.
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
        let contents = fingerprint(&document.bytes);
        let stamp = path.metadata().ok().map(|metadata| Stamp::of(&metadata));
        let past = self.past.get(&document.path);
        let past = past.filter(|written| written.contents == contents);
        let is_known = stamp
            .zip(past)
            .is_some_and(|(stamp, written)| self.is_as_left(&stamp, written));
        let change = match (is_known, stamp) {
            (true, _) => None,
            (false, None) => Some(Change::Added),
            (false, Some(_)) => {
                let old = std::fs::read(&path)
                    .map_err(|source| Error::new(&path, "cannot be read", source))?;
                (old != document.bytes).then(|| difference(&old, &document.bytes))
            }
        };
        let is_changed = change.is_some();
        {
            let mut seen = self.seen();
            seen.bytes += document.bytes.len() as u64;
            let written = stamp.filter(|_| !is_changed);
            let written = written.map(|stamp| Written { stamp, contents });
            seen.paths.insert(document.path.clone(), written);
            match change {
                Some(change) => seen.changes.push((document.path.clone(), change)),
                None => seen.unchanged += 1,
            }
        }
        if is_changed && self.mode == Mode::Write {
            self.write(&path, document, contents, stamp.is_none())?;
        }
        Ok(())
    }

    /// Writes a document beside its place. When enough of them wait, this thread puts them all in their places.
    fn write(
        &self,
        path: &Path,
        document: &Document,
        contents: u128,
        is_free: bool,
    ) -> Result<(), Error> {
        let pending = Pending::new(path, &self.root.join(STAGING), &document.bytes)?;
        let pending = match is_free {
            true => pending.for_a_free_place(),
            false => pending,
        };
        let full = {
            let mut batch = self.batch.lock().unwrap_or_else(PoisonError::into_inner);
            batch.files.push(pending);
            batch.documents.push((document.path.clone(), contents));
            batch.bytes += document.bytes.len() as u64;
            let is_full = batch.files.len() >= BATCH || batch.bytes >= BATCH_BYTES;
            is_full.then(|| std::mem::take(&mut *batch))
        };
        full.map_or(Ok(()), |batch| self.settle(batch))
    }

    fn settle(&self, batch: Batch) -> Result<(), Error> {
        let stamps = write::settle(batch.files)?;
        let mut seen = self.seen();
        for ((path, contents), stamp) in batch.documents.into_iter().zip(stamps) {
            seen.paths.insert(path, Some(Written { stamp, contents }));
        }
        Ok(())
    }

    /// Puts a page where it belongs, unless somebody else's file stands there: a site may have an `index.html` of its own.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read or written.
    pub fn put_page(&self, page: &Document) -> Result<(), Error> {
        if !is_foreign(&self.root.join(&page.path)) {
            return self.put(page);
        }
        self.seen().foreign.insert(page.path.clone());
        Ok(())
    }

    /// The pages that were not put, since somebody else's file stands where they would go, in the order of their paths.
    pub fn foreign_pages(&self) -> Vec<String> {
        self.seen().foreign.iter().cloned().collect()
    }

    /// Removes what an earlier build wrote and this one did not, and remembers what this one wrote.
    ///
    /// # Errors
    ///
    /// Where a file cannot be removed or the list cannot be written.
    pub fn finish(self) -> Result<Summary, Error> {
        let waiting = self
            .batch
            .lock()
            .map(|mut batch| std::mem::take(&mut *batch));
        self.settle(waiting.unwrap_or_default())?;
        if self.mode == Mode::Write {
            let staging = self.root.join(STAGING);
            write::sweep(&staging);
            // Another build may still need it; then it is not empty.
            let _ = std::fs::remove_dir(staging);
        }
        let manifest = self.root.join(MANIFEST);
        let before = std::fs::read_to_string(&manifest).unwrap_or_default();
        let mut seen = self
            .seen
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        for path in before
            .lines()
            .filter(|path| !seen.paths.contains_key(*path) && is_inside(path))
        {
            let file = self.root.join(path);
            if !file.is_file() || is_foreign(&file) {
                continue;
            }
            if self.mode == Mode::Write {
                std::fs::remove_file(&file)
                    .map_err(|source| Error::new(&file, "cannot be removed", source))?;
                // Only folders that are empty now go with it.
                for folder in file
                    .ancestors()
                    .skip(1)
                    .take_while(|folder| *folder != self.root)
                {
                    if std::fs::remove_dir(folder).is_err() {
                        break;
                    }
                }
            }
            seen.changes.push((path.to_owned(), Change::Removed));
        }
        let mut list = String::new();
        for path in seen.paths.keys() {
            list.push_str(path);
            list.push('\n');
        }
        if self.mode == Mode::Write && list != before {
            write::whole(&manifest, list.as_bytes())?;
        }
        seen.changes.sort();
        seen.refused.sort();
        Ok(Summary {
            refused: seen.refused,
            changes: seen.changes,
            unchanged: seen.unchanged,
            bytes: seen.bytes,
            written: seen
                .paths
                .into_iter()
                .filter_map(|(path, written)| Some((path, written?)))
                .collect(),
        })
    }

    fn is_as_left(&self, stamp: &Stamp, written: &Written) -> bool {
        match self.trust {
            Trust::Contents => false,
            Trust::Stamps => *stamp == written.stamp,
            Trust::Index => {
                let inode = stamp.inode;
                *stamp
                    == Stamp {
                        inode,
                        ..written.stamp
                    }
            }
        }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The documents that the last build wrote into the folder, in the order of their paths.
#[cfg(any(feature = "publish", feature = "announce"))]
pub(crate) fn written(root: &Path) -> Vec<String> {
    let list = std::fs::read_to_string(root.join(MANIFEST)).unwrap_or_default();
    let paths = list.lines().filter(|path| is_inside(path));
    paths.map(str::to_owned).collect()
}

/// Whether the file is a page that feedmill did not write, even where it once wrote one there.
fn is_foreign(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "html")
        && std::fs::read(path)
            .is_ok_and(|page| memchr::memmem::find(&page, MARK.as_bytes()).is_none())
}

/// A list that somebody edited names nothing outside the folder.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !Path::new(path).is_absolute()
        && path
            .split(['/', '\\'])
            .all(|part| !matches!(part, "" | "." | ".."))
}
