//! The files of a folder and of all below it, in a fixed order.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::FileType;
use std::io;
use std::path::{Path, PathBuf};

use crate::read::{Bounds, escaped};

/// The first of so many places that is behind all those that come before what is looked for.
pub(crate) fn first_behind(places: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut start, mut end) = (0, places);
    while start < end {
        let middle = start + (end - start) / 2;
        match is_before(middle) {
            true => start = middle + 1,
            false => end = middle,
        }
    }
    start
}

/// Many paths in one piece: a million texts of their own would take twice the room, and the time to make them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Paths {
    text: String,
    ends: Vec<usize>,
}

impl Paths {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The path at `place`.
    pub fn get(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[place]]
    }

    /// The first place whose path is not before `path`, where they are in order.
    pub fn place_of(&self, path: &str) -> usize {
        first_behind(self.len(), |place| self.get(place) < path)
    }

    /// All of them, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|place| self.get(place))
    }

    /// Makes room for so many of so many bytes together; more than once, as much more as doubles it.
    fn reserve(&mut self, paths: usize, bytes: usize) {
        self.ends.reserve(paths);
        self.text.reserve(bytes);
    }

    fn push(&mut self, folder: &str, name: &str) {
        self.text.push_str(folder);
        self.text.push_str(name);
        self.ends.push(self.text.len());
    }
}

impl<P: AsRef<str>> FromIterator<P> for Paths {
    fn from_iter<I: IntoIterator<Item = P>>(paths: I) -> Self {
        let mut all = Paths::default();
        for path in paths {
            all.push("", path.as_ref());
        }
        all
    }
}

/// What is wanted of a folder. Both are asked with the folder, which ends with `/` or is empty, and a name in it.
pub(crate) struct Wanted<F, D> {
    /// Whether a file is wanted.
    pub file: F,
    /// Whether a folder is looked into.
    pub folder: D,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The files that are wanted, in the order of their paths' bytes.
    pub files: Paths,
    /// The folders below it that cannot be listed.
    pub closed: Vec<(String, io::Error)>,
    /// What would be wanted if its name were UTF-8: the path, with the name escaped, and whether it is a folder.
    pub unnamed: Vec<(String, bool)>,
    /// Files in languages that posts are not read in.
    pub passed: Vec<String>,
}

/// Lists the files in `folder` and below it that are wanted, as paths that begin with `prefix`, and have `/` between their
/// parts. Links are followed within `bounds`, which remember the others; one that leads nowhere, or back to a folder that it
/// lies in, is passed over. Behind links, each real folder is listed once, so that links between folders do not multiply them.
///
/// # Errors
///
/// Where `folder` itself cannot be listed.
pub(crate) fn list<F, D>(
    folder: &Path,
    prefix: &str,
    bounds: &Bounds,
    wanted: Wanted<F, D>,
) -> io::Result<Found>
where
    F: Fn(&str, &str) -> bool,
    D: Fn(&str, &str) -> bool,
{
    let mut walk = Walk {
        wanted,
        bounds,
        path: prefix.to_owned(),
        above: Vec::new(),
        is_behind_link: false,
        visited: HashSet::new(),
        found: Found::default(),
    };
    walk.folder(folder.to_owned())?;
    Ok(walk.found)
}

struct Walk<'b, F, D> {
    wanted: Wanted<F, D>,
    bounds: &'b Bounds,
    /// The folder that is looked into, as its files' paths begin.
    path: String,
    /// The same and all above it, as the system knows them.
    above: Vec<PathBuf>,
    /// Whether a link led there.
    is_behind_link: bool,
    /// The real folders behind links that were listed.
    visited: HashSet<PathBuf>,
    found: Found,
}

/// What is in a folder, until it is in order. A folder's name has the slash after it, so that the order of the names is
/// the order of the paths below them.
#[derive(Default)]
struct Names {
    text: String,
    places: Vec<Place>,
    folders: Vec<OsString>,
    /// Whether each of them is a link.
    links: Vec<bool>,
}

/// The part of a name that is compared as one number, in bytes.
const KEY: usize = 8;

struct Place {
    start: u32,
    end: u32,
    /// Which of the folders it is.
    folder: Option<u32>,
    /// Some bytes of the name, as a number that has their order, while names are sorted.
    key: u64,
}

impl Names {
    fn get(&self, place: &Place) -> &str {
        &self.text[place.start as usize..place.end as usize]
    }

    /// Puts the names in the order of their bytes.
    fn sort(&mut self) {
        let mut places = std::mem::take(&mut self.places);
        self.sort_behind(0, &mut places);
        self.places = places;
    }

    /// Puts names in order of which so many first bytes are the same. Numbers are compared several times as fast as texts: the
    /// next eight bytes behind what all begin with, such as a day, tell most of them apart, and those that they do not tell
    /// apart are sorted by what comes behind these.
    fn sort_behind(&self, same: usize, places: &mut [Place]) {
        let bytes = |place: &Place| &self.get(place).as_bytes()[same..];
        let Some((first, others)) = places.split_first() else {
            return;
        };
        let mut common = bytes(first);
        for other in others {
            let shared = common.iter().zip(bytes(other));
            common = &common[..shared.take_while(|(one, other)| one == other).count()];
        }
        let common = common.len();
        let mut is_cut = false;
        for place in &mut *places {
            let rest = &bytes(place)[common..];
            let mut key = [0; KEY];
            let length = rest.len().min(KEY);
            key[..length].copy_from_slice(&rest[..length]);
            is_cut |= rest.len() < KEY;
            place.key = u64::from_be_bytes(key);
        }
        places.sort_unstable_by_key(|place| place.key);
        for alike in places.chunk_by_mut(|one, other| one.key == other.key) {
            match alike.len() {
                1 => {}
                // A name that ends within the key may not be told from one that goes on with zeros.
                _ if is_cut => {
                    alike.sort_unstable_by(|one, other| self.get(one).cmp(self.get(other)));
                }
                _ => self.sort_behind(same + common + KEY, alike),
            }
        }
    }
}

impl<F, D> Walk<'_, F, D>
where
    F: Fn(&str, &str) -> bool,
    D: Fn(&str, &str) -> bool,
{
    fn folder(&mut self, folder: PathBuf) -> io::Result<()> {
        let listing = std::fs::read_dir(&folder)?;
        self.above.push(folder);
        let names = self.names(listing);
        self.all(&names);
        self.above.pop();
        Ok(())
    }

    fn names(&mut self, listing: std::fs::ReadDir) -> Names {
        let mut names = Names::default();
        // What cannot be read of a folder is as if it were not there.
        for entry in listing.flatten() {
            let name = entry.file_name();
            let (shown, is_utf8) = match name.to_str() {
                Some(name) => (Cow::Borrowed(name), true),
                None => (name.to_string_lossy(), false),
            };
            let mut is_link = false;
            let is_folder = match entry.file_type() {
                Ok(kind) if !kind.is_symlink() => kind.is_dir().then_some(true).or(file(kind)),
                _ => {
                    is_link = true;
                    self.behind(&entry.path())
                }
            };
            let folder = match is_folder {
                Some(true) if (self.wanted.folder)(&self.path, &shown) => {
                    Some(names.folders.len() as u32)
                }
                Some(false) if (self.wanted.file)(&self.path, &shown) => None,
                _ => continue,
            };
            if !is_utf8 {
                let path = format!("{}{}", self.path, escaped(&name));
                self.found.unnamed.push((path, folder.is_some()));
                continue;
            }
            if is_link && self.bounds.check(&entry.path()).is_err() {
                continue;
            }
            let start = names.text.len() as u32;
            names.text.push_str(&shown);
            if folder.is_some() {
                names.text.push('/');
                names.folders.push(name);
                names.links.push(is_link);
            }
            let end = names.text.len() as u32;
            names.places.push(Place {
                start,
                end,
                folder,
                key: 0,
            });
        }
        names.sort();
        names
    }

    fn all(&mut self, names: &Names) {
        let files = names.places.len() - names.folders.len();
        let room = names.text.len() + files * self.path.len();
        self.found.files.reserve(files, room);
        for place in &names.places {
            let name = names.get(place);
            let Some(folder) = place.folder else {
                self.found.files.push(&self.path, name);
                continue;
            };
            let Some(above) = self.above.last() else {
                continue;
            };
            let is_behind_link = self.is_behind_link || names.links[folder as usize];
            let folder = above.join(&names.folders[folder as usize]);
            if is_behind_link && !self.is_new(&folder) {
                continue;
            }
            let was_behind_link = std::mem::replace(&mut self.is_behind_link, is_behind_link);
            let length = self.path.len();
            self.path.push_str(name);
            if let Err(error) = self.folder(folder) {
                self.found.closed.push((self.path.clone(), error));
            }
            self.path.truncate(length);
            self.is_behind_link = was_behind_link;
        }
    }

    /// Whether the real folder is seen for the first time.
    fn is_new(&mut self, folder: &Path) -> bool {
        let real = folder.canonicalize();
        real.is_ok_and(|real| self.visited.insert(real))
    }

    /// What a link leads to: true for a folder, false for a file.
    fn behind(&self, link: &Path) -> Option<bool> {
        let target = link.metadata().ok()?.file_type();
        if !target.is_dir() {
            return file(target);
        }
        let target = link.canonicalize().ok()?;
        let leads_back = |above: &PathBuf| above.canonicalize().is_ok_and(|above| above == target);
        (!self.above.iter().any(leads_back)).then_some(true)
    }
}

fn file(kind: FileType) -> Option<bool> {
    kind.is_file().then_some(false)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all(folder: &Path) -> Found {
        let wanted = Wanted {
            file: |_: &str, _: &str| true,
            folder: |_: &str, _: &str| true,
        };
        list(folder, "", &Bounds::anywhere(), wanted).unwrap()
    }

    proptest! {
        #[test]
        fn names_are_sorted_by_their_bytes(
            mut names in prop::collection::vec("2[01]?(-[ab]){0,9}[\\x00-\\x02é]{0,2}(2021-12-08-){0,3}[a-c]{0,12}", 0..60),
        ) {
            let mut sorted = Names::default();
            for name in &names {
                let start = sorted.text.len() as u32;
                sorted.text.push_str(name);
                let end = sorted.text.len() as u32;
                sorted.places.push(Place { start, end, folder: None, key: 0 });
            }
            sorted.sort();
            names.sort_unstable();
            let sorted: Vec<&str> = sorted.places.iter().map(|place| sorted.get(place)).collect();
            prop_assert_eq!(sorted, names);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn files_are_in_the_order_of_their_bytes(
            paths in prop::collection::btree_set("[a.é -]{1,2}(/[a.é -]{1,2}){0,2}", 1..20),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let mut written = Vec::new();
            for path in paths {
                let file = folder.path().join(&path);
                // Some lead through a file, or are `.` and `..`.
                let parts = path.split('/');
                let is_plain = parts.clone().all(|part| !part.trim_end_matches('.').is_empty());
                if is_plain
                    && std::fs::create_dir_all(file.parent().unwrap()).is_ok()
                    && std::fs::write(&file, "").is_ok()
                {
                    written.push(path);
                }
            }
            written.sort_unstable();
            let found = all(folder.path());
            prop_assert_eq!(found.files.iter().collect::<Vec<_>>(), written);
            prop_assert!(found.closed.is_empty());
        }
    }

    #[test]
    fn only_what_is_wanted_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["a/b.md", "a/b.txt", "c/d.md", "e.md"] {
            let file = folder.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, "").unwrap();
        }
        let wanted = Wanted {
            file: |folder: &str, name: &str| name.ends_with(".md") && folder != "posts/a/c/",
            folder: |folder: &str, name: &str| folder == "posts/" && name == "a",
        };
        let found = list(folder.path(), "posts/", &Bounds::anywhere(), wanted).unwrap();
        let files: Vec<&str> = found.files.iter().collect();
        assert_eq!(files, ["posts/a/b.md", "posts/e.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_but_not_in_circles() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("c.md"), "").unwrap();
        let inner = folder.path().join("a/b");
        std::fs::create_dir_all(&inner).unwrap();
        std::fs::write(inner.join("a.md"), "").unwrap();
        let link = |target: &Path, name: &str| {
            std::os::unix::fs::symlink(target, inner.join(name)).unwrap();
        };
        link(&folder.path().join("a"), "back");
        link(&inner, "self");
        link(Path::new("nowhere"), "lost.md");
        link(outside.path(), "there");
        link(&outside.path().join("c.md"), "one.md");
        let found = all(folder.path());
        let files: Vec<&str> = found.files.iter().collect();
        assert_eq!(files, ["a/b/a.md", "a/b/one.md", "a/b/there/c.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_between_folders_do_not_multiply_them() {
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<String> = (0..12).map(|number| format!("f{number:02}")).collect();
        for name in &names {
            let inner = folder.path().join(name);
            std::fs::create_dir(&inner).unwrap();
            std::fs::write(inner.join("a.md"), "").unwrap();
            for other in names.iter().filter(|other| *other != name) {
                let target = folder.path().join(other);
                std::os::unix::fs::symlink(target, inner.join(other)).unwrap();
            }
        }
        let found = all(folder.path());
        // Each as the real folder that it is, and once more where the first link leads to it.
        assert!(
            found.files.len() <= 2 * names.len(),
            "{}",
            found.files.len()
        );
        let files: Vec<&str> = found.files.iter().collect();
        assert!(
            names
                .iter()
                .all(|name| files.contains(&&*format!("{name}/a.md")))
        );
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let wanted = Wanted {
            file: |_: &str, _: &str| true,
            folder: |_: &str, _: &str| true,
        };
        assert!(list(&folder.path().join("a"), "", &Bounds::anywhere(), wanted).is_err());
    }
}
