//! The build cache: what a build leaves for the next one, so that it need not read what did not change.
//!
//! It has two parts, each a file in `.feedmill/cache`: the posts (`posts-…`), which all builds with the same settings share,
//! and the documents and feeds of one output folder (`output-…`). The names end in a hash of all that the contents
//! depend on besides the site's files, so that a build with another output folder or other settings leaves them as they are. Of each part
//! the files that were written last stay.
//!
//! No file is ever needed: whatever is wrong with it, the build does all the work and writes it anew. It begins with a
//! mark, the version of its form, the hash that it is named by, and a hash of its contents. Those of documents and feeds are in
//! [postcard's](https://postcard.jamesmunns.com) form; post records have a form of their own that is read and written as
//! it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, BufWriter, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::fingerprint::Fingerprint;
use crate::index::PostIndex;
use crate::output::write::{self, Pending};
use crate::output::{Error, Written};
use crate::render::page::Glance;

const FOLDER: &str = ".feedmill";
/// The folder of the cache in that one, and the one where documents are written before they take their places.
const CACHE: &str = "cache";
const STAGING: &str = "new";
/// What git is to pass over: all but what `pull` and `announce` keep.
const IGNORED: &str = ".gitignore\ncache\nnew\nstate\n*.lock\n";
/// The parts of the cache: how their files' names begin, and how many files of each stay.
const POSTS: (&str, usize) = ("posts-", 4);
const OUTPUT: (&str, usize) = ("output-", 16);
/// The file in the cache with the number of posts, which no settings belong to.
const TOTAL: &str = "total";
const MARK: &[u8; 8] = b"feedmill";
/// Goes up with every change of what is stored or of what it means.
const FORM: u32 = 7;
/// How much of the contents is read or written at once.
const BUFFER: usize = 64 * 1024;
/// How long what stands before the contents is.
const HEAD: usize = MARK.len() + 4 + 16 + 16;

/// What was found out by an earlier build.
#[derive(Debug, Default)]
pub struct State {
    /// Every post that need not be read again.
    pub records: PostIndex,
    /// The files of the site that posts name and that were there.
    pub pictures: BTreeSet<String>,
    /// What it wrote.
    pub output: Output,
}

/// What a build wrote into a folder.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Output {
    /// The documents, by path.
    pub documents: BTreeMap<String, Written>,
    /// Each feed, by a hash of all that it shows.
    pub feeds: BTreeMap<u128, Made>,
    /// The files of the built site to which their entries lead and that were there.
    pub built: BTreeSet<String>,
}

/// A feed as it was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// The paths of its documents.
    pub documents: Vec<String>,
    /// What pages that list feeds show of it.
    pub glance: Glance,
}

/// What the parts of a cache depend on besides the site's files, as hashes.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// The settings that say what posts are, and feedmill itself.
    pub posts: u128,
    /// All settings, the output folder and feedmill itself.
    pub output: u128,
}

/// Where a site's cache is kept.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    posts: Part,
    output: Part,
    started: i64,
}

/// A file of the cache.
#[derive(Debug)]
pub(super) struct Part {
    file: PathBuf,
    depends_on: u128,
}

/// The file in the cache of the site in `root` whose name begins with `name`.
pub(super) fn part(root: &Path, name: &str, depends_on: u128) -> Part {
    let file = format!("{name}{:016x}", depends_on as u64);
    Part {
        file: root.join(FOLDER).join(CACHE).join(file),
        depends_on,
    }
}

/// A file of the cache that cannot be used.
pub(super) enum Unread {
    /// It is not there.
    Missing,
    /// Something is wrong with it.
    Faulty(String),
}

impl Store {
    /// A hash of all that posts depend on besides their files.
    pub fn settings(&self) -> u128 {
        self.posts.depends_on
    }

    /// The cache of the site in `root`.
    ///
    /// # Errors
    ///
    /// If the folder `.feedmill` cannot be written.
    pub fn open(root: &Path, keys: Keys) -> Result<Self, Error> {
        let folder = root.join(FOLDER);
        let ignore = folder.join(".gitignore");
        let fail = |source| Error::new(&ignore, "cannot be written", source);
        std::fs::create_dir_all(&folder).map_err(fail)?;
        // Nothing of the site is to make a build write elsewhere.
        for own in [&ignore, &folder.join(CACHE), &folder.join(STAGING)] {
            if own.is_symlink() {
                std::fs::remove_file(own).map_err(fail)?;
            }
        }
        // Nobody wants to commit the cache; and the time of this file is the present by the clock of the file system.
        std::fs::write(&ignore, IGNORED).map_err(fail)?;
        let started = Fingerprint::of(&ignore.metadata().map_err(fail)?).modified;
        let cache = folder.join(CACHE);
        let part = |(name, _): (&str, usize), depends_on: u128| Part {
            file: cache.join(format!("{name}{:016x}", depends_on as u64)),
            depends_on,
        };
        Ok(Store {
            posts: part(POSTS, keys.posts),
            output: part(OUTPUT, keys.output),
            folder,
            started,
        })
    }

    /// When the store was opened by the clock of the file system, in nanoseconds since 1970.
    pub fn started(&self) -> i64 {
        self.started
    }

    /// The folder where documents may be written before they take their places.
    pub fn staging(&self) -> PathBuf {
        self.folder.join(STAGING)
    }

    /// The same folder for a build that keeps nothing.
    pub fn staging_of(root: &Path) -> PathBuf {
        root.join(FOLDER).join(STAGING)
    }

    /// How many posts the last build found, whatever its settings were.
    pub fn total(&self) -> Option<usize> {
        let file = self.folder.join(CACHE).join(TOTAL);
        crate::read::text(&file, 64).ok()?.trim().parse().ok()
    }

    /// Remembers how many posts there are.
    ///
    /// # Errors
    ///
    /// If the file cannot be written.
    pub fn write_total(&self, posts: usize) -> Result<(), Error> {
        match self.total() == Some(posts) {
            true => Ok(()),
            false => write::whole(
                &self.folder.join(CACHE).join(TOTAL),
                format!("{posts}\n").as_bytes(),
            ),
        }
    }

    /// What the last build left, and why that is nothing if it is not the first build.
    pub fn read(&self) -> (State, Vec<String>) {
        let mut notes = Vec::new();
        let mut note = |why: String| notes.push(format!("{why}; building everything again"));
        let posts = self.posts.read(|file, left| {
            let mut rest = BufReader::with_capacity(BUFFER, file);
            let mut length = [0; 8];
            rest.read_exact(&mut length)?;
            let length = u64::from_le_bytes(length);
            // Before any room is made for it.
            let left = left
                .checked_sub(8)
                .and_then(|left| left.checked_sub(length));
            let left = left.ok_or_else(damaged)?;
            let mut bytes = vec![0; length as usize];
            rest.read_exact(&mut bytes)?;
            let pictures = postcard::from_bytes(&bytes).map_err(|_| damaged())?;
            Ok((PostIndex::read_from(&mut rest, left)?, pictures))
        });
        let (records, pictures) = posts.unwrap_or_else(|unread| {
            match unread {
                Unread::Faulty(why) => note(why),
                Unread::Missing if self.is_used() => note(format!(
                    "{} has no cache for these settings or this version of feedmill",
                    self.folder.display()
                )),
                Unread::Missing => {}
            }
            Default::default()
        });
        let output = self.output.read(|file, left| {
            let mut bytes = Vec::new();
            file.take(left).read_to_end(&mut bytes)?;
            postcard::from_bytes(&bytes).map_err(|_| damaged())
        });
        let output = output.unwrap_or_else(|unread| {
            if let Unread::Faulty(why) = unread {
                note(why);
            }
            Output::default()
        });
        let state = State {
            records,
            pictures,
            output,
        };
        (state, notes)
    }

    /// Keeps `state` for the next build. Of two builds at once that share a file, the last leaves its own, whole.
    ///
    /// # Errors
    ///
    /// If a file cannot be written.
    pub fn write(&self, state: &State) -> Result<(), Error> {
        let cache = self.folder.join(CACHE);
        write::sweep(&self.folder);
        write::sweep(&cache);
        self.posts.write(|out| {
            let bytes = postcard::to_stdvec(&state.pictures).map_err(std::io::Error::other)?;
            out.write_all(&(bytes.len() as u64).to_le_bytes())?;
            out.write_all(&bytes)?;
            state.records.write_to(out)
        })?;
        self.output.write(|out| {
            let bytes = postcard::to_stdvec(&state.output).map_err(std::io::Error::other)?;
            out.write_all(&bytes)
        })?;
        // The one file of earlier releases.
        let _ = std::fs::remove_file(self.folder.join("state"));
        prune(&cache, POSTS);
        prune(&cache, OUTPUT);
        Ok(())
    }

    /// Whether other builds left something.
    fn is_used(&self) -> bool {
        let cache = std::fs::read_dir(self.folder.join(CACHE));
        cache.is_ok_and(|mut files| files.next().is_some()) || self.folder.join("state").is_file()
    }
}

impl Part {
    /// What the file holds after its head, as `contents` understands it.
    pub(super) fn read<T>(
        &self,
        contents: impl FnOnce(&mut Hashed, u64) -> std::io::Result<T>,
    ) -> Result<T, Unread> {
        let faulty = |why: &str| Unread::Faulty(format!("{} {why}", self.file.display()));
        let cannot = |error: std::io::Error| faulty(&format!("cannot be read ({error})"));
        let mut file = match File::open(&self.file) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(Unread::Missing),
            Err(error) => return Err(cannot(error)),
        };
        let mut head = [0; HEAD];
        if file.read_exact(&mut head).is_err() {
            return Err(faulty("is damaged"));
        }
        if head[..HEAD - 16] != self.head(0)[..HEAD - 16] {
            return Err(faulty("is not a cache file of this version of feedmill"));
        }
        let left = file.metadata().map_err(cannot)?.len();
        let mut hashed = Hashed {
            file: &mut file,
            hash: Xxh3::new(),
        };
        match contents(&mut hashed, left.saturating_sub(HEAD as u64)) {
            Ok(found) if head[..] == self.head(hashed.hash.digest128()) => Ok(found),
            Err(error) if error.kind() != ErrorKind::InvalidData => Err(cannot(error)),
            _ => Err(faulty("is damaged")),
        }
    }

    /// Removes the files of this kind but those that were written last.
    pub(super) fn prune(&self, kind: (&str, usize)) {
        if let Some(folder) = self.file.parent() {
            prune(folder, kind);
        }
    }

    pub(super) fn write(
        &self,
        contents: impl FnOnce(&mut BufWriter<Hashed>) -> std::io::Result<()>,
    ) -> Result<(), Error> {
        // The hash comes before the contents, which are never whole in memory.
        let folder = self.file.parent().unwrap_or(Path::new("."));
        let pending = Pending::filled(&self.file, folder, |file| {
            file.write_all(&self.head(0))?;
            let hashed = Hashed {
                file: &mut *file,
                hash: Xxh3::new(),
            };
            let mut buffer = BufWriter::with_capacity(BUFFER, hashed);
            contents(&mut buffer)?;
            let hashed = buffer.into_inner().map_err(|error| error.into_error())?;
            let hash = hashed.hash.digest128();
            file.rewind()?;
            file.write_all(&self.head(hash))
        })?;
        write::commit(vec![pending]).map(drop)
    }

    fn head(&self, hash: u128) -> Vec<u8> {
        let mut head = MARK.to_vec();
        head.extend(FORM.to_le_bytes());
        head.extend(self.depends_on.to_le_bytes());
        head.extend(hash.to_le_bytes());
        head
    }
}

/// Removes the files of one part but those that were written last.
fn prune(cache: &Path, (name, kept): (&str, usize)) {
    let files = std::fs::read_dir(cache).into_iter().flatten().flatten();
    let mut files: Vec<(SystemTime, PathBuf)> = files
        .filter(|file| file.file_name().to_string_lossy().starts_with(name))
        .filter_map(|file| Some((file.metadata().ok()?.modified().ok()?, file.path())))
        .collect();
    files.sort_unstable();
    let old = files.len().saturating_sub(kept);
    for (_, file) in &files[..old] {
        let _ = std::fs::remove_file(file);
    }
}

fn damaged() -> std::io::Error {
    ErrorKind::InvalidData.into()
}

/// Hashes what it reads or writes.
pub(super) struct Hashed<'f> {
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

    const KEYS: Keys = Keys {
        posts: 1,
        output: 2,
    };

    fn state() -> State {
        let made = Made {
            documents: vec!["atom.xml".to_owned()],
            glance: Glance {
                updated: crate::date::epoch(),
                newest: Vec::new(),
            },
        };
        State {
            output: Output {
                feeds: BTreeMap::from([(7, made)]),
                ..Output::default()
            },
            ..State::default()
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let site = tempfile::tempdir().unwrap();
        let store = Store::open(site.path(), KEYS).unwrap();
        assert_eq!(store.read().1, [""; 0], "the first build");
        store.write(&state()).unwrap();
        let (read, notes) = store.read();
        assert_eq!((read.output, notes), (state().output, Vec::new()));
    }

    #[test]
    fn what_is_old_or_damaged_is_nothing() {
        let site = tempfile::tempdir().unwrap();
        let store = Store::open(site.path(), KEYS).unwrap();
        store.write(&state()).unwrap();
        let file = &store.output.file;
        let whole = std::fs::read(file).unwrap();
        let is_nothing = |store: &Store| {
            let (read, notes) = store.read();
            read.output == Output::default() && !notes.is_empty()
        };
        for cut in 0..whole.len() {
            std::fs::write(file, &whole[..cut]).unwrap();
            assert!(is_nothing(&store), "cut at {cut}");
        }
        for changed in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[changed] ^= 0x20;
            std::fs::write(file, &bytes).unwrap();
            assert!(is_nothing(&store), "changed at {changed}");
        }
        std::fs::write(file, &whole).unwrap();
        assert_eq!(store.read().1, [""; 0]);
        // Another feedmill's posts are not these, and that is said.
        let other = Keys {
            posts: 9,
            output: 9,
        };
        assert!(is_nothing(&Store::open(site.path(), other).unwrap()));
    }

    #[test]
    fn outputs_stand_side_by_side_and_old_ones_go() {
        let site = tempfile::tempdir().unwrap();
        let open = |output| Store::open(site.path(), Keys { posts: 1, output }).unwrap();
        for output in 0..30 {
            open(output).write(&state()).unwrap();
            // The clock of a file system moves in steps.
            let file = open(output).output.file;
            let moment = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(output as u64);
            File::options()
                .append(true)
                .open(file)
                .unwrap()
                .set_modified(moment)
                .unwrap();
        }
        open(29).write(&state()).unwrap();
        let known = |output: &u128| open(*output).read().0.output == state().output;
        let known: Vec<u128> = (0..30).filter(known).collect();
        assert_eq!(known, (14..30).collect::<Vec<u128>>());
    }

    #[cfg(unix)]
    #[test]
    fn no_link_in_the_folder_leads_a_write_elsewhere() {
        let site = tempfile::tempdir().unwrap();
        let victim = site.path().join("victim");
        std::fs::write(&victim, "mine").unwrap();
        std::fs::create_dir(site.path().join(".feedmill")).unwrap();
        for name in [".gitignore", "cache", "new"] {
            let link = site.path().join(".feedmill").join(name);
            std::os::unix::fs::symlink("../victim", link).unwrap();
        }
        let store = Store::open(site.path(), KEYS).unwrap();
        store.write(&state()).unwrap();
        assert_eq!(std::fs::read_to_string(victim).unwrap(), "mine");
    }
}
