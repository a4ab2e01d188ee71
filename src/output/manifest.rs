//! The manifest: the list of the documents that feedmill wrote into a folder, beside them.
//!
//! Its first line names its form. Each other line is one document: a hash of its bytes (XXH3, 128 bits), its role, its
//! media type and its path, with tabs between them, in the order of the paths. While a build goes on, it adds a line that
//! begins with `+` for every document before that one takes its place, so that a build that is killed leaves no file
//! that the next one does not know; a document may have more than one line then, and whoever reads believes them all. The last thing
//! that a build does is to put a manifest without such lines in the place of this one.
//!
//! The manifest of earlier releases has nothing but paths, one a line. It is read, and replaced by the next build.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::Error;
use crate::render::Role;

/// Its name in the folder of the documents.
pub(super) const MANIFEST: &str = ".feedmill-documents";

/// The first line of the form that is written.
const HEAD: &str = "feedmill-documents 2";

/// How the first line of every form begins but the first.
const ANY_HEAD: &str = "feedmill-documents ";

/// Stands for the hash of a document of which only the path is known.
const UNKNOWN: &str = "-";

/// What a document is for, and its media type.
pub(super) type Kind = (Role, &'static str);

/// All that there are. The manifest is believed in nothing else.
const KINDS: [Kind; 11] = [
    (Role::Feed, "application/rss+xml"),
    (Role::Feed, "application/atom+xml"),
    (Role::Feed, "application/feed+json"),
    (Role::Page, "text/html"),
    (Role::List, "text/html"),
    (Role::List, "text/x-opml"),
    (Role::List, "application/json"),
    (Role::Overview, "text/html"),
    (Role::Stylesheet, "text/css"),
    (Role::Script, "text/javascript"),
    (Role::Viewer, "application/xhtml+xml"),
];

/// The manifest that a folder has when a build begins.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    text: String,
    /// In the order of the paths.
    lines: Vec<Line>,
    /// It can be added to: it has the form of today, and its last line is whole.
    is_open: bool,
}

#[derive(Clone, Debug)]
struct Line {
    path: Range<usize>,
    /// `None` where only the path is known.
    hash: Option<u128>,
    kind: Option<Kind>,
    #[cfg_attr(
        not(any(feature = "publish", feature = "announce")),
        allow(dead_code, reason = "only these ask for it")
    )]
    is_pending: bool,
}

/// One document of the manifest.
#[derive(Debug)]
pub(super) struct Listed<'m> {
    pub path: &'m str,
    lines: &'m [Line],
}

impl Listed<'_> {
    /// Whether one of its lines says that it holds what has this hash.
    pub fn holds(&self, hash: u128) -> bool {
        self.lines.iter().any(|line| line.hash == Some(hash))
    }

    /// Whether nothing is known but that feedmill wrote it.
    pub fn is_of_unknown_contents(&self) -> bool {
        self.lines.iter().any(|line| line.hash.is_none())
    }

    /// Whether a build was about to write it for the first time, and was killed perhaps before it did.
    #[cfg(any(feature = "publish", feature = "announce"))]
    pub fn is_pending(&self) -> bool {
        self.lines.iter().all(|line| line.is_pending)
    }

    /// What it is, as far as its lines agree.
    pub fn kind(&self) -> Option<Kind> {
        let first = self.lines.first()?.kind;
        first.filter(|_| self.lines.iter().all(|line| line.kind == first))
    }
}

impl Manifest {
    /// The manifest of the folder `root`; an empty one if there is none. A symbolic link in its place counts as none.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is of a form that only a later feedmill understands.
    pub fn load(root: &Path) -> Result<Self, Error> {
        let path = root.join(MANIFEST);
        match read(&path)? {
            Some(text) => Manifest::of(text).ok_or_else(|| later(&path)),
            None => Ok(Manifest::default()),
        }
    }

    /// The manifest of the folder `root` that is kept in the file `path`. As long as there is none, that in the folder counts: the
    /// next build moves it.
    ///
    /// # Errors
    ///
    /// As [`Manifest::load`], and if the file is none of feedmill's.
    pub fn load_from(path: &Path, root: &Path) -> Result<Self, Error> {
        match read(path)? {
            Some(text) if text.starts_with(ANY_HEAD) => {
                Manifest::of(text).ok_or_else(|| later(path))
            }
            Some(text) if text.is_empty() => Ok(Manifest::default()),
            Some(_) => {
                let help = "name another file in `feeds.manifest`, or remove this one";
                let source = std::io::Error::new(ErrorKind::InvalidData, help);
                Err(Error::new(path, "is not a manifest of feedmill", source))
            }
            None => Ok(Manifest {
                is_open: false,
                ..Manifest::load(root)?
            }),
        }
    }

    /// `None` if only a later feedmill understands it.
    fn of(text: String) -> Option<Self> {
        // What a build was about to add when it was killed may be half a line.
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let first = text.lines().next().unwrap_or_default();
        let is_current = first == HEAD;
        if !is_current && first.starts_with(ANY_HEAD) {
            return None;
        }
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text[..whole].split_inclusive('\n') {
            let range = start..start + line.trim_end_matches(['\n', '\r']).len();
            start += line.len();
            let line = match is_current {
                true => Line::read(&text, range),
                false => Some(Line::unknown(range)),
            };
            lines.extend(line.filter(|line| is_inside(&text[line.path.clone()])));
        }
        let is_before =
            |one: &Line, other: &Line| text[one.path.clone()] <= text[other.path.clone()];
        if !lines.is_sorted_by(is_before) {
            lines.sort_by(|one: &Line, other: &Line| {
                text[one.path.clone()].cmp(&text[other.path.clone()])
            });
        }
        let is_open = is_current && whole == text.len();
        Some(Manifest {
            text,
            lines,
            is_open,
        })
    }

    /// Each document of it once, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = Listed<'_>> {
        let path = |line: &Line| &self.text[line.path.clone()];
        let same = self
            .lines
            .chunk_by(move |one, other| path(one) == path(other));
        same.map(move |lines| Listed {
            path: path(&lines[0]),
            lines,
        })
    }

    /// The document at `path`.
    pub fn get(&self, path: &str) -> Option<Listed<'_>> {
        let path_of = |line: &Line| &self.text[line.path.clone()];
        let start = self.lines.partition_point(|line| path_of(line) < path);
        let rest = &self.lines[start..];
        let end = rest.iter().take_while(|line| path_of(line) == path).count();
        (end > 0).then(|| Listed {
            path: path_of(&rest[0]),
            lines: &rest[..end],
        })
    }

    /// Whether the file holds just these bytes.
    pub fn is(&self, text: &str) -> bool {
        self.text == text
    }

    /// The same as a text that can be added to, if the file itself cannot.
    fn closed(&self) -> Option<String> {
        if self.is_open {
            return None;
        }
        let mut text = Text::default();
        for line in &self.lines {
            text.push(&self.text[line.path.clone()], line.hash, line.kind);
        }
        Some(text.finish())
    }
}

impl Line {
    fn unknown(path: Range<usize>) -> Self {
        Line {
            path,
            hash: None,
            kind: None,
            is_pending: false,
        }
    }

    /// The line that `range` of `text` is; `None` if it is none of the form of today.
    fn read(text: &str, range: Range<usize>) -> Option<Self> {
        let line = &text[range.clone()];
        let is_pending = line.starts_with('+');
        let mut fields = line[usize::from(is_pending)..].splitn(4, '\t');
        let (hash, role, media_type) = (fields.next()?, fields.next()?, fields.next()?);
        let path = fields.next()?;
        let hash = match hash {
            UNKNOWN => None,
            hash if hash.len() == 32 => Some(u128::from_str_radix(hash, 16).ok()?),
            _ => return None,
        };
        let mut kinds = KINDS.into_iter();
        Some(Line {
            path: range.end - path.len()..range.end,
            hash,
            kind: kinds.find(|kind| kind.0.name() == role && kind.1 == media_type),
            is_pending,
        })
    }
}

/// A manifest that is being written.
#[derive(Debug)]
pub(super) struct Text(String);

impl Default for Text {
    fn default() -> Self {
        Text(format!("{HEAD}\n"))
    }
}

impl Text {
    /// Adds a document.
    pub fn push(&mut self, path: &str, hash: Option<u128>, kind: Option<Kind>) {
        push(&mut self.0, path, hash, kind);
    }

    /// Adds a document as another manifest has it.
    pub fn push_listed(&mut self, listed: &Listed) {
        for line in listed.lines {
            push(&mut self.0, listed.path, line.hash, line.kind);
        }
    }

    pub fn finish(self) -> String {
        self.0
    }
}

fn push(text: &mut String, path: &str, hash: Option<u128>, kind: Option<Kind>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    match hash {
        Some(hash) => {
            let digits = (0..32).rev();
            text.extend(digits.map(|place| DIGITS[(hash >> (4 * place)) as usize & 15] as char));
        }
        None => text.push_str(UNKNOWN),
    }
    let (role, media_type) = kind.map_or(("", ""), |(role, media_type)| (role.name(), media_type));
    for part in ["\t", role, "\t", media_type, "\t", path, "\n"] {
        text.push_str(part);
    }
}

/// Says in a folder's manifest what is about to be written.
#[derive(Debug)]
pub(super) struct Journal {
    file: PathBuf,
    /// Whether the file in its place is one that can be added to.
    is_open: bool,
    /// Whether anything was added.
    pub is_used: bool,
}

impl Journal {
    /// The journal of the manifest that is this file.
    pub fn new(file: PathBuf) -> Self {
        Journal {
            file,
            is_open: false,
            is_used: false,
        }
    }

    /// Adds documents, with what they will hold. `replace` puts another manifest in the place of one that cannot be added to.
    ///
    /// # Errors
    ///
    /// If the manifest cannot be written.
    pub fn add<'d>(
        &mut self,
        before: &Manifest,
        documents: impl Iterator<Item = (&'d str, u128, Kind)>,
        replace: impl FnOnce(&Path, &[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if !self.is_open
            && let Some(text) = before.closed()
        {
            replace(&self.file, text.as_bytes())?;
        }
        self.is_open = true;
        self.is_used = true;
        let mut text = String::new();
        for (path, hash, kind) in documents {
            text.push('+');
            push(&mut text, path, Some(hash), Some(kind));
        }
        let fail = |source| Error::new(&self.file, "cannot be written", source);
        let mut file = open(&self.file).map_err(fail)?;
        file.write_all(text.as_bytes()).map_err(fail)
    }
}

/// Opens the file for adding to it, unless it is a symbolic link.
fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits() as i32);
    }
    options.open(path)
}

/// What a manifest's file holds; `None` if there is no such file.
fn read(path: &Path) -> Result<Option<String>, Error> {
    // A folder that cannot be looked into says so where it is written to.
    if !path.symlink_metadata().is_ok_and(|found| found.is_file()) {
        return Ok(None);
    }
    match std::fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::new(path, "cannot be read", source)),
        Ok(bytes) => Ok(Some(String::from_utf8(bytes).unwrap_or_else(|error| {
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }))),
    }
}

fn later(path: &Path) -> Error {
    let help = "update feedmill, or remove the file and build with `--force`";
    let source = std::io::Error::new(ErrorKind::InvalidData, help);
    Error::new(path, "was written by a later feedmill", source)
}

/// A manifest that somebody edited names nothing outside the folder, nor a file of feedmill's own.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && path != MANIFEST
        && !Path::new(path).is_absolute()
        && path
            .split(['/', '\\'])
            .all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RSS: Kind = (Role::Feed, "application/rss+xml");

    fn manifest(text: &str) -> Manifest {
        Manifest::of(text.to_owned()).unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let mut text = Text::default();
        for (place, kind) in KINDS.into_iter().enumerate() {
            text.push(
                &format!("a\tb/{place}.xml"),
                Some(place as u128),
                Some(kind),
            );
        }
        let manifest = manifest(&text.finish());
        for (place, kind) in KINDS.into_iter().enumerate() {
            let listed = manifest.get(&format!("a\tb/{place}.xml")).unwrap();
            assert!(listed.holds(place as u128) && !listed.holds(99));
            assert_eq!(listed.kind(), Some(kind));
        }
        assert!(manifest.get("a").is_none() && manifest.get("b").is_none());
        assert_eq!(manifest.iter().count(), KINDS.len());
    }

    #[test]
    fn a_list_of_paths_is_understood_and_leads_nowhere_else() {
        let manifest = manifest(
            "a/rss.xml\r\n../x\n/etc/passwd\nb\\..\\c\n\n.feedmill-documents\nfeed.css\nhalf",
        );
        let paths: Vec<&str> = manifest.iter().map(|listed| listed.path).collect();
        assert_eq!(paths, ["a/rss.xml", "feed.css"]);
        assert!(
            manifest
                .iter()
                .all(|listed| listed.is_of_unknown_contents())
        );
    }

    #[test]
    fn what_a_killed_build_added_counts_beside_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        for before in ["", "rss.xml\n", "rss.xml\nhal"] {
            std::fs::write(folder.path().join(MANIFEST), before).unwrap();
            let mut journal = Journal::new(folder.path().join(MANIFEST));
            for hash in [1, 2] {
                let manifest = Manifest::of(before.to_owned()).unwrap();
                let documents = [("rss.xml", hash, RSS), ("new.xml", hash, RSS)];
                let replace = |path: &Path, bytes: &[u8]| {
                    std::fs::write(path, bytes).unwrap();
                    Ok(())
                };
                journal
                    .add(&manifest, documents.into_iter(), replace)
                    .unwrap();
            }
            let manifest = Manifest::load(folder.path()).unwrap();
            for path in ["rss.xml", "new.xml"] {
                let listed = manifest.get(path).unwrap();
                assert!(listed.holds(1) && listed.holds(2) && !listed.holds(3));
                let was_there = path == "rss.xml" && !before.is_empty();
                assert_eq!(listed.is_of_unknown_contents(), was_there);
            }
        }
    }

    #[test]
    fn half_a_line_is_none() {
        let mut text = Text::default();
        text.push("category/a/rss.xml", Some(7), Some(RSS));
        let text = text.finish();
        for cut in HEAD.len() + 1..text.len() {
            assert_eq!(manifest(&text[..cut]).iter().count(), 0, "{cut}");
        }
        assert!(Manifest::of("feedmill-documents 3\nx\n".to_owned()).is_none());
    }
}
