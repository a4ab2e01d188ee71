//! The build cache: what a build leaves for the next one, so that it need not read what did not change.
//!
//! It has two parts, each a file in `.feedmill/cache`: the posts (`posts-…`), which all builds with the same settings share,
//! and the documents and feeds of one output folder (`output-…`). The names end in a hash of all that the contents
//! depend on besides the site's files, so that a build with another output folder or other settings leaves them as they are. Of each part
//! the files that were written last stay.
//!
//! No file is ever needed: whatever is wrong with it, the build does all the work and writes it anew. It begins with a
//! mark, the number of its format, the hash that it is named by, and a hash of its contents. Those of documents and feeds are in
//! [postcard's](https://postcard.jamesmunns.com) form; post records have a form of their own that is read and written as
//! it is.

use std::io::{BufReader, Read, Write};
use std::path::{Path, PathBuf};

use super::key::Keys;
use super::part::{BUFFER, Part, Unread, damaged, prune};
use super::state::{Output, State};
use crate::fingerprint::Fingerprint;
use crate::index::PostIndex;
use crate::output::{Error, write};

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

/// Where a site's cache is kept.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    posts: Part,
    output: Part,
    started: i64,
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
        Ok(Store {
            posts: Part::new(&cache, POSTS.0, keys.posts),
            output: Part::new(&cache, OUTPUT.0, keys.output),
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

    /// The folder of the cache of the site in `root`.
    pub fn cache_of(root: &Path) -> PathBuf {
        root.join(FOLDER).join(CACHE)
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

    /// Keeps `state` for the next build; `is_same` says that its posts are those that were read. A file that holds the same
    /// already is not written. Of two builds at once that share a file, the last leaves its own, whole.
    ///
    /// # Errors
    ///
    /// If a file cannot be written.
    pub fn write(&self, state: &State, is_same: bool) -> Result<(), Error> {
        let cache = self.folder.join(CACHE);
        write::sweep(&self.folder);
        write::sweep(&cache);
        if !(is_same && self.posts.touch(self.started)) {
            self.posts.write(|out| {
                let bytes = postcard::to_stdvec(&state.pictures).map_err(std::io::Error::other)?;
                out.write_all(&(bytes.len() as u64).to_le_bytes())?;
                out.write_all(&bytes)?;
                state.records.write_to(out)
            })?;
        }
        let output = postcard::to_stdvec(&state.output).map_err(|error| {
            let error = std::io::Error::other(error);
            Error::new(&self.output.file, "cannot be written", error)
        })?;
        if !(self.output.holds(&output) && self.output.touch(self.started)) {
            self.output.write(|out| out.write_all(&output))?;
        }
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs::File;
    use std::time::SystemTime;

    use super::super::state::Made;
    use super::*;
    use crate::render::page::Glance;

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
        store.write(&state(), false).unwrap();
        let (read, notes) = store.read();
        assert_eq!((read.output, notes), (state().output, Vec::new()));
    }

    #[test]
    fn what_is_old_or_damaged_is_nothing() {
        let site = tempfile::tempdir().unwrap();
        let store = Store::open(site.path(), KEYS).unwrap();
        store.write(&state(), false).unwrap();
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

    #[cfg(unix)]
    #[test]
    fn what_is_there_already_is_not_written_again() {
        use std::os::unix::fs::MetadataExt;
        let site = tempfile::tempdir().unwrap();
        let store = Store::open(site.path(), KEYS).unwrap();
        store.write(&state(), true).unwrap();
        let numbers = || {
            let files = [&store.posts.file, &store.output.file];
            files.map(|file| file.metadata().unwrap().ino())
        };
        let first = numbers();
        store.write(&state(), true).unwrap();
        assert_eq!(numbers(), first);
        store.write(&state(), false).unwrap();
        let second = numbers();
        assert_ne!(second[0], first[0], "the posts are others");
        store.write(&State::default(), true).unwrap();
        assert_ne!(numbers()[1], second[1], "the documents are others");
        assert_eq!(store.read().0.output, Output::default());
    }

    #[test]
    fn outputs_stand_side_by_side_and_old_ones_go() {
        let site = tempfile::tempdir().unwrap();
        let open = |output| Store::open(site.path(), Keys { posts: 1, output }).unwrap();
        for output in 0..30 {
            open(output).write(&state(), false).unwrap();
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
        open(29).write(&state(), false).unwrap();
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
        store.write(&state(), false).unwrap();
        assert_eq!(std::fs::read_to_string(victim).unwrap(), "mine");
    }
}
