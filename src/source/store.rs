//! Where each post of a source lies in one file of lines.

use std::collections::BTreeMap;
use std::fs::File;
use std::io;

use super::key::{Fault, Path};
use super::post::SourcePost;
use crate::fingerprint::hash;
use crate::warning::Warning;

/// The posts of a source, each known by a path, as if it lay in a file.
#[derive(Debug)]
pub(crate) struct Store {
    file: File,
    name: String,
    /// In the order of their paths.
    entries: Vec<Entry>,
    /// How many posts or lines that should be posts there were.
    pub found: usize,
    /// What was wrong with those that are left out.
    pub warnings: Vec<Warning>,
    /// How many are left out as they should be, by reason.
    pub left_out: BTreeMap<&'static str, usize>,
}

/// Where a post lies.
#[derive(Debug)]
struct Entry {
    path: Box<str>,
    /// How much of the path tells the post from others: not the ending, if that only says what the post is written in.
    key: u32,
    at: u64,
    length: u32,
    /// Its line in the source, from 1; 0 if that has no lines.
    line: u32,
    /// What it holds, as a hash.
    contents: [u8; 16],
}

/// The posts of a source while they come.
#[derive(Debug)]
pub(super) struct Entries {
    name: String,
    entries: Vec<Entry>,
    found: usize,
    pub warnings: Vec<Warning>,
    pub left_out: BTreeMap<&'static str, usize>,
}

impl Entries {
    pub fn new(name: &str) -> Self {
        Entries {
            name: name.to_owned(),
            entries: Vec::new(),
            found: 0,
            warnings: Vec::new(),
            left_out: BTreeMap::new(),
        }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Adds the post that lies at the byte `at`, takes `length` bytes and is on the line `line` of the source.
    pub fn push(&mut self, path: Path, (at, length): (u64, usize), line: usize, contents: u128) {
        self.found += 1;
        self.entries.push(Entry {
            path: path.text.into_boxed_str(),
            key: path.key as u32,
            at,
            length: length as u32,
            line: line as u32,
            contents: contents.to_le_bytes(),
        });
    }

    /// Reports what is not a post.
    pub fn broken(&mut self, line: usize, place: &str, message: String, help: String) {
        self.found += 1;
        let message = format!("{message}; the post is left out");
        let warning = Warning::file(&self.name, "broken-record", message, help);
        self.warnings.push(placed(warning, line, place));
    }

    pub fn fault(&mut self, line: usize, place: &str, fault: &Fault) {
        let Fault { message, help } = fault.clone();
        self.broken(line, place, message, help);
    }

    pub fn too_large(&mut self, line: usize, place: &str) {
        self.found += 1;
        let limit = crate::read::POST >> 20;
        let warning = Warning::file(
            &self.name,
            "too-large",
            format!("the post has more than {limit} MiB; it is left out, unread"),
            "move what makes it so large, such as embedded images, into files of their own",
        );
        self.warnings.push(placed(warning, line, place));
    }

    /// All posts, which lie in `file`. Of several with one key the last counts, as in a log of changes.
    pub fn finish(mut self, file: File) -> Store {
        self.entries
            .sort_by(|one, other| one.key().cmp(other.key()).then(one.at.cmp(&other.at)));
        let mut store = Store {
            file,
            name: self.name,
            entries: Vec::with_capacity(self.entries.len()),
            found: self.found,
            warnings: self.warnings,
            left_out: self.left_out,
        };
        let mut entries = self.entries.into_iter().peekable();
        while let Some(entry) = entries.next() {
            match entries.peek() {
                Some(next) if next.key() == entry.key() => store.replaced(&entry),
                _ => store.entries.push(entry),
            }
        }
        store
            .entries
            .sort_by(|one, other| one.path.cmp(&other.path));
        store.warnings.sort_by_key(|warning| warning.line);
        store
    }
}

impl Entry {
    fn key(&self) -> &str {
        &self.path[..self.key as usize]
    }
}

impl Store {
    /// What the source is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The paths of all posts, in their order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| &*entry.path)
    }

    /// A hash of what the post at `place` holds.
    pub fn contents(&self, place: usize) -> [u8; 16] {
        self.entries[place].contents
    }

    /// The place of the post at `path`.
    pub fn find(&self, path: &str) -> Option<usize> {
        let found = self
            .entries
            .binary_search_by(|entry| (*entry.path).cmp(path));
        found.ok()
    }

    /// Reads the post at `place` again, with a hash of what it holds now.
    pub fn read(&self, place: usize) -> io::Result<(SourcePost, u128)> {
        let line = self.line(&self.entries[place])?;
        let contents = hash(&line);
        let post = serde_json::from_slice(&line)?;
        Ok((post, contents))
    }

    /// Makes a warning about the path of a post one about the place where the post was found.
    pub fn locate(&self, warning: Warning) -> Warning {
        let Some(place) = self.find(&warning.path) else {
            return warning;
        };
        let entry = &self.entries[place];
        let line = self.line(entry).unwrap_or_default();
        let post = serde_json::from_slice::<SourcePost>(&line).unwrap_or_default();
        let mut warning = warning;
        // Only bodies have lines of their own.
        if warning.line > 0 && !warning.text.is_empty() {
            warning.message = format!("{} (line {} of the body)", warning.message, warning.line);
        }
        warning.path.clone_from(&self.name);
        warning.line = 0;
        warning.column = 0;
        warning.text.clear();
        let place = post.place().unwrap_or_default();
        with_text(placed(warning, entry.line as usize, place), &line)
    }

    /// Reports a post that a later one with the same key takes the place of.
    fn replaced(&mut self, entry: &Entry) {
        let line = self.line(entry).unwrap_or_default();
        let post = serde_json::from_slice::<SourcePost>(&line).unwrap_or_default();
        let warning = Warning::file(
            &self.name,
            "duplicate-record",
            format!(
                "a later post has the same key and takes the place of this one (`{}`)",
                entry.path
            ),
            "give each post an `id` of its own",
        );
        let place = post.place().unwrap_or_default();
        let warning = placed(warning, entry.line as usize, place);
        self.warnings.push(with_text(warning, &line));
    }

    fn line(&self, entry: &Entry) -> io::Result<Vec<u8>> {
        let mut line = vec![0; entry.length as usize];
        read_at(&self.file, &mut line, entry.at)?;
        Ok(line)
    }
}

/// A warning with the start of the text of its line, if it is about a line.
pub(super) fn with_text(warning: Warning, line: &[u8]) -> Warning {
    let (number, column) = (warning.line, warning.column);
    if number == 0 {
        return warning;
    }
    let start = String::from_utf8_lossy(&line[..line.len().min(LONGEST)]);
    let warning = warning.at(&start, 1, 0);
    let is_shown = column <= warning.text.chars().count();
    Warning {
        line: number,
        column: if is_shown { column } else { 0 },
        ..warning
    }
}

/// The size of the part of a line that is looked at to show its start, in bytes.
const LONGEST: usize = 4000;

/// A warning with the line, or with the words that say where in the source a post is.
fn placed(mut warning: Warning, line: usize, place: &str) -> Warning {
    warning.line = line;
    if !place.is_empty() {
        warning.message = format!("{place}: {}", warning.message);
    }
    warning
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, buffer, at)
}

#[cfg(windows)]
fn read_at(file: &File, mut buffer: &mut [u8], mut at: u64) -> io::Result<()> {
    while !buffer.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, buffer, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => {
                buffer = &mut buffer[read..];
                at += read as u64;
            }
        }
    }
    Ok(())
}
