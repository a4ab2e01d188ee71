//! A manifest as it is read.

use std::io::ErrorKind;
use std::ops::Range;
use std::path::Path;

use super::text::{HEAD, Text, UNKNOWN};
use crate::output::Error;
use crate::output::kind::Kind;

/// Its name in the folder of the documents.
pub(crate) const MANIFEST: &str = ".feedmill-documents";

/// How the first line of every form begins but the first.
const ANY_HEAD: &str = "feedmill-documents ";

/// The manifest that a folder has when a build begins.
#[derive(Debug, Default)]
pub struct Manifest {
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
pub struct Listed<'m> {
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

impl Listed<'_> {
    /// Adds the document to another manifest as it is in this one.
    pub fn add_to(&self, text: &mut Text) {
        for line in self.lines {
            text.push(self.path, line.hash, line.kind);
        }
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
    pub(super) fn of(text: String) -> Option<Self> {
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
    pub(super) fn closed(&self) -> Option<String> {
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
            hash => Some(hash_of(hash)?),
        };
        let mut kinds = Kind::ALL.into_iter();
        Some(Line {
            path: range.end - path.len()..range.end,
            hash,
            kind: kinds.find(|kind| kind.role.name() == role && kind.media_type == media_type),
            is_pending,
        })
    }
}

/// A hash of 32 hexadecimal digits.
fn hash_of(digits: &str) -> Option<u128> {
    let mut hash = 0;
    for digit in digits.chars() {
        hash = hash << 4 | u128::from(digit.to_digit(16)?);
    }
    (digits.len() == 32).then_some(hash)
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
    use crate::render::Role;

    const RSS: Kind = Kind::new(Role::Feed, "application/rss+xml");

    fn manifest(text: &str) -> Manifest {
        Manifest::of(text.to_owned()).unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let mut text = Text::default();
        for (place, kind) in Kind::ALL.into_iter().enumerate() {
            text.push(
                &format!("a\tb/{place}.xml"),
                Some(place as u128),
                Some(kind),
            );
        }
        let manifest = manifest(&text.finish());
        for (place, kind) in Kind::ALL.into_iter().enumerate() {
            let listed = manifest.get(&format!("a\tb/{place}.xml")).unwrap();
            assert!(listed.holds(place as u128) && !listed.holds(99));
            assert_eq!(listed.kind(), Some(kind));
        }
        assert!(manifest.get("a").is_none() && manifest.get("b").is_none());
        assert_eq!(manifest.iter().count(), Kind::ALL.len());
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
