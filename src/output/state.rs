//! What a build leaves for the next one, so that it need not read what did not change.
//!
//! The file `.feedmill/state` is never needed: whatever is wrong with it, the build does all the work and writes it anew.
//! It begins with a mark, the version of its form, a hash of all that its contents depend on besides the files, and a hash
//! of its contents. Those are what is known of documents and feeds, in [postcard's](https://postcard.jamesmunns.com) form
//! behind its length, and then the posts' headers, in a form of their own that is read and written as it stands.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use super::write::Pending;
use super::{Error, write};
use crate::content::{Headers, Stamp};
use crate::render::page::Glance;

const FOLDER: &str = ".feedmill";
const MARK: &[u8; 8] = b"feedmill";
/// Goes up with every change of what is stored or of what it means.
const FORM: u32 = 4;
/// How much of the contents is read or written at once.
const BUFFER: usize = 64 * 1024;
/// How long what stands before the contents is.
const HEAD: usize = MARK.len() + 4 + 16 + 16;

/// What was found out by an earlier build.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct State {
    /// Every post that need not be read again.
    #[serde(skip)]
    pub headers: Headers,
    /// The files of the site that posts name and that were there.
    pub pictures: BTreeSet<String>,
    /// The folder of feeds: what follows is about no other.
    pub out: String,
    /// The documents in it, by path.
    pub documents: BTreeMap<String, Written>,
    /// Each feed, by a hash of all that it shows.
    pub feeds: BTreeMap<u128, Made>,
}

/// A feed as it was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// The paths of its documents.
    pub documents: Vec<String>,
    /// What pages that list feeds show of it.
    pub glance: Glance,
}

/// A document as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Its file.
    pub stamp: Stamp,
    /// What it holds, as a hash.
    pub contents: u128,
}

/// Where a site's state is kept.
#[derive(Debug)]
pub struct Store {
    file: PathBuf,
    depends_on: u128,
    started: i64,
}

impl Store {
    /// The store of the site in `root`, whose state depends on what `depends_on` is a hash of.
    ///
    /// # Errors
    ///
    /// Where the folder `.feedmill` cannot be written.
    pub fn open(root: &Path, depends_on: u128) -> Result<Self, Error> {
        let folder = root.join(FOLDER);
        let ignore = folder.join(".gitignore");
        let fail = |source| Error::new(&ignore, "cannot be written", source);
        std::fs::create_dir_all(&folder).map_err(fail)?;
        // Nobody wants to commit the state; and the time of this file is the present by the clock of the file system.
        std::fs::write(&ignore, ".gitignore\nstate\n*.lock\n").map_err(fail)?;
        let started = Stamp::of(&ignore.metadata().map_err(fail)?).modified;
        Ok(Store {
            file: folder.join("state"),
            depends_on,
            started,
        })
    }

    /// When the store was opened by the clock of the file system, in nanoseconds since 1970.
    pub fn started(&self) -> i64 {
        self.started
    }

    /// What the last build left, and why that is nothing where it is not the first build.
    pub fn read(&self) -> (State, Option<String>) {
        let nothing = |why: &str| {
            let why = format!("{} {why}; everything is built anew", self.file.display());
            (State::default(), Some(why))
        };
        let mut file = match File::open(&self.file) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return (State::default(), None);
            }
            Err(error) => return nothing(&format!("cannot be read ({error})")),
        };
        let mut head = [0; HEAD];
        if file.read_exact(&mut head).is_err() {
            return nothing("is damaged");
        }
        if &head[..8] != MARK {
            return nothing("is no state of feedmill's");
        }
        if head[8..28] != self.head(0)[8..28] {
            return nothing("is of other settings or another feedmill");
        }
        match contents(file) {
            Ok((state, hash)) if head[..] == self.head(hash) => (state, None),
            Err(error) if error.kind() != std::io::ErrorKind::InvalidData => {
                nothing(&format!("cannot be read ({error})"))
            }
            _ => nothing("is damaged"),
        }
    }

    /// Keeps `state` for the next build. Of two builds at once the last leaves its own, whole.
    ///
    /// # Errors
    ///
    /// Where the file cannot be written.
    pub fn write(&self, state: &State) -> Result<(), Error> {
        // Its hash stands before the contents, which are never whole in memory.
        let folder = self.file.parent().unwrap_or(Path::new("."));
        write::sweep(folder);
        let pending = Pending::filled(&self.file, folder, |file| {
            file.write_all(&self.head(0))?;
            let hashed = Hashed {
                file: &mut *file,
                hash: Xxh3::new(),
            };
            let mut buffer = BufWriter::with_capacity(BUFFER, hashed);
            let rest = postcard::to_stdvec(state).map_err(std::io::Error::other)?;
            buffer.write_all(&(rest.len() as u64).to_le_bytes())?;
            buffer.write_all(&rest)?;
            state.headers.write_to(&mut buffer)?;
            let hashed = buffer.into_inner().map_err(|error| error.into_error())?;
            let hash = hashed.hash.digest128();
            file.rewind()?;
            file.write_all(&self.head(hash))
        })?;
        write::settle(vec![pending]).map(drop)
    }

    fn head(&self, hash: u128) -> Vec<u8> {
        let mut head = MARK.to_vec();
        head.extend(FORM.to_le_bytes());
        head.extend(self.depends_on.to_le_bytes());
        head.extend(hash.to_le_bytes());
        head
    }
}

/// What a state's file holds behind its head, and the hash of that.
fn contents(file: File) -> std::io::Result<(State, u128)> {
    let damaged = || std::io::Error::from(std::io::ErrorKind::InvalidData);
    let left = file.metadata()?.len().checked_sub(HEAD as u64 + 8);
    let left = left.ok_or_else(damaged)?;
    let mut file = Hashed {
        file: &mut { file },
        hash: Xxh3::new(),
    };
    let mut length = [0; 8];
    file.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    // Before any room is made for it.
    let left = left.checked_sub(length).ok_or_else(damaged)?;
    let mut rest = vec![0; length as usize];
    file.read_exact(&mut rest)?;
    let state: State = postcard::from_bytes(&rest).map_err(|_| damaged())?;
    let mut rest = BufReader::with_capacity(BUFFER, file);
    let headers = Headers::read_from(&mut rest, left)?;
    let hash = rest.into_inner().hash.digest128();
    Ok((State { headers, ..state }, hash))
}

/// Hashes what it reads or writes.
struct Hashed<'f> {
    file: &'f mut File,
    hash: Xxh3,
}

impl Read for Hashed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.hash.update(bytes);
        self.file.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> State {
        let made = Made {
            documents: vec!["atom.xml".to_owned()],
            glance: Glance {
                updated: crate::date::epoch(),
                newest: Vec::new(),
            },
        };
        State {
            out: "feeds".to_owned(),
            feeds: BTreeMap::from([(7, made)]),
            ..State::default()
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let site = tempfile::tempdir().unwrap();
        let store = Store::open(site.path(), 1).unwrap();
        assert!(matches!(store.read(), (_, None)), "the first build");
        store.write(&state()).unwrap();
        let (read, note) = store.read();
        assert_eq!((read.out.as_str(), note), ("feeds", None));
        assert_eq!(read.feeds, state().feeds);
    }

    #[test]
    fn what_is_foreign_old_or_damaged_is_nothing() {
        let site = tempfile::tempdir().unwrap();
        let store = Store::open(site.path(), 1).unwrap();
        store.write(&state()).unwrap();
        let whole = std::fs::read(&store.file).unwrap();
        let is_nothing = |store: &Store| {
            let (read, note) = store.read();
            read.out.is_empty() && read.feeds.is_empty() && note.is_some()
        };
        assert!(is_nothing(&Store::open(site.path(), 2).unwrap()));
        for cut in 0..whole.len() {
            std::fs::write(&store.file, &whole[..cut]).unwrap();
            assert!(is_nothing(&store), "cut at {cut}");
        }
        for changed in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[changed] ^= 0x20;
            std::fs::write(&store.file, &bytes).unwrap();
            assert!(is_nothing(&store), "changed at {changed}");
        }
    }
}
