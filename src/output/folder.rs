//! The folder of feeds: written beside and renamed, touched only where bytes differ, cleared of what is no longer made.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::gate::Gate;
use crate::render::Document;
use crate::render::page::MARK;

/// The list of the files that feedmill wrote: only those are ever removed.
const MANIFEST: &str = ".feedmill-documents";

/// What happens to documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// They are written.
    Write,
    /// They are compared with what is there, and nothing is written.
    Check,
}

/// What became of one document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It was not there.
    Added,
    /// Its bytes differ; the line, from 1, where they begin to, and the two lines.
    Differs {
        /// The first line that is not the same.
        line: usize,
        /// The line in the folder.
        old: String,
        /// The line as it is made now.
        new: String,
    },
    /// It is made no more.
    Removed,
}

/// A folder of feeds while a build goes on. Threads may add documents at the same time.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    mode: Mode,
    gate: Option<Gate>,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    paths: BTreeSet<String>,
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
    /// Which documents were not let pass, in the order of their paths.
    pub refused: Vec<String>,
}

/// The folder cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {what}", path.display())]
pub struct Error {
    path: PathBuf,
    what: &'static str,
    source: std::io::Error,
}

impl Folder {
    /// The folder `root`, which need not be there yet.
    pub fn new(root: PathBuf, mode: Mode) -> Self {
        Folder {
            root,
            mode,
            gate: None,
            seen: Mutex::default(),
        }
    }

    /// The same folder, which takes only documents that `judgement` lets pass. What stands where another one would go stays.
    pub fn with_gate(self, judgement: impl Fn(&Document) -> bool + Send + Sync + 'static) -> Self {
        Folder {
            gate: Some(Gate::new(judgement)),
            ..self
        }
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
            seen.paths.insert(document.path.clone());
            seen.refused.push(document.path.clone());
            return Ok(());
        }
        let path = self.root.join(&document.path);
        let old = match std::fs::read(&path) {
            Ok(old) => Some(old),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(source) => {
                return Err(Error {
                    path,
                    what: "cannot be read",
                    source,
                });
            }
        };
        let change = match old {
            Some(old) if old == document.bytes => None,
            Some(old) => Some(difference(&old, &document.bytes)),
            None => Some(Change::Added),
        };
        if change.is_some() && self.mode == Mode::Write {
            write(&path, &document.bytes)?;
        }
        let mut seen = self.seen();
        seen.bytes += document.bytes.len() as u64;
        seen.paths.insert(document.path.clone());
        match change {
            Some(change) => seen.changes.push((document.path.clone(), change)),
            None => seen.unchanged += 1,
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
        let manifest = self.root.join(MANIFEST);
        let before = std::fs::read_to_string(&manifest).unwrap_or_default();
        let mut seen = self
            .seen
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        for path in before
            .lines()
            .filter(|path| !seen.paths.contains(*path) && is_inside(path))
        {
            let file = self.root.join(path);
            if !file.is_file() || is_foreign(&file) {
                continue;
            }
            if self.mode == Mode::Write {
                std::fs::remove_file(&file).map_err(|source| Error {
                    path: file.clone(),
                    what: "cannot be removed",
                    source,
                })?;
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
        for path in &seen.paths {
            list.push_str(path);
            list.push('\n');
        }
        if self.mode == Mode::Write && list != before {
            write(&manifest, list.as_bytes())?;
        }
        seen.changes.sort();
        seen.refused.sort();
        Ok(Summary {
            refused: seen.refused,
            changes: seen.changes,
            unchanged: seen.unchanged,
            bytes: seen.bytes,
        })
    }

    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.seen
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// The documents that the last build wrote into the folder, in the order of their paths.
#[cfg(any(feature = "publish", feature = "announce"))]
pub(crate) fn written(root: &Path) -> Vec<String> {
    let list = std::fs::read_to_string(root.join(MANIFEST)).unwrap_or_default();
    let paths = list.lines().filter(|path| is_inside(path));
    paths.map(str::to_owned).collect()
}

/// Writes beside, syncs and renames: a build that is killed leaves the file old or new, and whole.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let fail = |source| Error {
        path: path.to_owned(),
        what: "cannot be written",
        source,
    };
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(fail)?;
    let mut file = tempfile::Builder::new()
        .prefix(".feedmill-")
        .tempfile_in(folder)
        .map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.as_file().sync_data().map_err(fail)?;
    readable(file.as_file()).map_err(fail)?;
    file.persist(path).map_err(|error| fail(error.error))?;
    Ok(())
}

/// A temporary file is for its owner alone; a feed is for the server too.
#[cfg(unix)]
fn readable(file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &std::fs::File) -> std::io::Result<()> {
    Ok(())
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

fn difference(old: &[u8], new: &[u8]) -> Change {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let same = old
        .lines()
        .zip(new.lines())
        .take_while(|(old, new)| old == new)
        .count();
    let line = |text: &str| {
        text.lines()
            .nth(same)
            .unwrap_or_default()
            .chars()
            .take(120)
            .collect()
    };
    Change::Differs {
        line: same + 1,
        old: line(&old),
        new: line(&new),
    }
}
