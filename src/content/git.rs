//! What git's index says of files: which of them are as they were when git last hashed them, and their hash.
//!
//! After a clone no file's time means anything, and a hash that git has made already need not be made again. Understood
//! are the versions 2 to 4 of the index (`gitformat-index`) with SHA-1. Whatever is not understood, or not certain, is as
//! if git knew nothing: the file is read then.

use std::cmp::Ordering;
use std::io::{ErrorKind, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::paths::Paths;
use crate::fingerprint::Fingerprint;
use crate::read;

/// The bits of an entry's flags: marked as unchanged by hand, more flags follow, one side of a conflict.
const ASSUMED: u16 = 0x8000;
const EXTENDED: u16 = 0x4000;
const STAGE: u16 = 0x3000;
/// The same of the flags that follow: not in the work tree, not yet added.
const ABSENT: u16 = 0x6000;

/// The bits of an entry's mode that say what kind of file it is, and those of one that is not a link.
const KIND: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;

/// The size in bytes of what comes in an entry before what differs in length: times, numbers, the hash and flags.
const FIXED: usize = 62;

/// A file as git last saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// Git's name for what it held.
    pub blob: [u8; 20],
    modified: i64,
    changed: i64,
    size: u32,
    inode: u32,
    /// A file that changed right after git looked at it may show the same time.
    is_racy: bool,
}

impl Known {
    /// Git's name for what the file holds, where the file is still as git saw it.
    pub fn blob_of(&self, fingerprint: &Fingerprint) -> Option<[u8; 20]> {
        let is_same = !self.is_racy
            && self.modified == fingerprint.modified
            && (self.changed == fingerprint.changed
                || self.changed == 0
                || fingerprint.changed == 0)
            && self.size == fingerprint.size as u32
            && (self.inode == fingerprint.inode as u32 || fingerprint.inode == 0);
        is_same.then_some(self.blob)
    }
}

/// What git knows of `files`, which are relative to `root` and in the order of their bytes; one for each, or none at all.
pub(super) fn known(root: &Path, files: &Paths) -> Vec<Option<Known>> {
    let found = || {
        let root = root.canonicalize().ok()?;
        let (work_tree, git) = repository(&root)?;
        let config = read::text(&common(&git).join("config"), read::SETTINGS).unwrap_or_default();
        if config.to_ascii_lowercase().contains("objectformat") {
            return None;
        }
        let index = read::open(&git.join("index")).ok()?;
        let modified = Fingerprint::of(&index.metadata().ok()?).modified;
        let mut prefix = root.strip_prefix(&work_tree).ok()?.to_str()?.to_owned();
        if !prefix.is_empty() {
            prefix.push('/');
        }
        entries(index, modified, &prefix, files)
    };
    found().unwrap_or_default()
}

/// The work tree that `folder` is in, and its repository.
fn repository(folder: &Path) -> Option<(PathBuf, PathBuf)> {
    folder.ancestors().find_map(|folder| {
        let git = folder.join(".git");
        if git.is_dir() {
            return Some((folder.to_owned(), git));
        }
        let link = read::text(&git, read::SETTINGS).ok()?;
        let target = link.strip_prefix("gitdir:")?.trim();
        Some((folder.to_owned(), folder.join(target)))
    })
}

/// Where the settings of a repository are, which many work trees may share.
fn common(git: &Path) -> PathBuf {
    match read::text(&git.join("commondir"), read::SETTINGS) {
        Ok(path) => git.join(path.trim()),
        Err(_) => git.to_owned(),
    }
}

/// The entries of `files` below `prefix` in an index that was written at `written`. `None` where it is not understood.
fn entries(
    index: impl Read,
    written: i64,
    prefix: &str,
    files: &Paths,
) -> Option<Vec<Option<Known>>> {
    let mut bytes = Bytes::new(index);
    if bytes.take(4)? != b"DIRC" {
        return None;
    }
    let version = bytes.u32()?;
    if !(2..=4).contains(&version) {
        return None;
    }
    let count = bytes.u32()?;
    let mut known = vec![None; files.len()];
    let mut next = 0;
    let mut path: Vec<u8> = Vec::new();
    for _ in 0..count {
        let fixed: [u8; FIXED] = bytes.take(FIXED)?.try_into().ok()?;
        let number = |at: usize| {
            u32::from_be_bytes([fixed[at], fixed[at + 1], fixed[at + 2], fixed[at + 3]])
        };
        let instant = |at| i64::from(number(at)) * 1_000_000_000 + i64::from(number(at + 4));
        let (changed, modified) = (instant(0), instant(8));
        let (inode, mode, size) = (number(20), number(24), number(36));
        let flags = u16::from_be_bytes([fixed[60], fixed[61]]);
        let more = match flags & EXTENDED {
            0 => 0,
            _ => bytes.u16()?,
        };
        let length = FIXED + 2 * usize::from(flags & EXTENDED != 0);
        // In the fourth version a path begins as the one before it.
        let kept = match version {
            4 => path.len().checked_sub(bytes.offset()?)?,
            _ => 0,
        };
        let rest = bytes.before_zero()?;
        // Hashes of another length than SHA-1's would have led astray by now.
        if path[kept..] > *rest {
            return None;
        }
        path.truncate(kept);
        path.extend_from_slice(rest);
        let padding = match version {
            4 => 1,
            // One to eight zeros fill the entry up to a multiple of eight bytes.
            _ => 8 - (length + path.len()) % 8,
        };
        bytes.take(padding)?;
        let Some(name) = path.strip_prefix(prefix.as_bytes()) else {
            continue;
        };
        let order = loop {
            if next == files.len() {
                // The rest is about other files, if it is about any.
                return Some(known);
            }
            match files.get(next).as_bytes().cmp(name) {
                Ordering::Less => next += 1,
                order => break order,
            }
        };
        let mut blob = [0; 20];
        blob.copy_from_slice(&fixed[40..60]);
        let is_certain =
            mode & KIND == REGULAR && flags & (ASSUMED | STAGE) == 0 && more & ABSENT == 0;
        if is_certain && order == Ordering::Equal {
            known[next] = Some(Known {
                blob,
                modified,
                changed,
                size,
                inode,
                is_racy: modified >= written,
            });
        }
    }
    Some(known)
}

/// What is still to be read, of which no more is in memory than has to be; all numbers have their first byte first.
struct Bytes<R> {
    input: R,
    buffer: Vec<u8>,
    /// What of the buffer is not yet taken.
    rest: Range<usize>,
}

impl<R: Read> Bytes<R> {
    fn new(input: R) -> Self {
        Bytes {
            input,
            buffer: vec![0; 128 * 1024],
            rest: 0..0,
        }
    }

    /// Reads more; `None` where there is no more.
    fn fill(&mut self) -> Option<()> {
        self.buffer.copy_within(self.rest.clone(), 0);
        self.rest = 0..self.rest.len();
        if self.rest.end == self.buffer.len() {
            // A path that is longer than any system's.
            return None;
        }
        match self.input.read(&mut self.buffer[self.rest.end..]) {
            Ok(0) => None,
            Ok(read) => {
                self.rest.end += read;
                Some(())
            }
            Err(error) => (error.kind() == ErrorKind::Interrupted).then_some(()),
        }
    }

    fn take(&mut self, count: usize) -> Option<&[u8]> {
        while self.rest.len() < count {
            self.fill()?;
        }
        self.rest.start += count;
        Some(&self.buffer[self.rest.start - count..self.rest.start])
    }

    /// The bytes up to the next zero, which is left.
    fn before_zero(&mut self) -> Option<&[u8]> {
        let mut seen = 0;
        loop {
            let rest = &self.buffer[self.rest.clone()];
            match memchr::memchr(0, &rest[seen..]) {
                Some(found) => return self.take(seen + found),
                None => seen = rest.len(),
            }
            self.fill()?;
        }
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes(self.take(4)?.try_into().ok()?))
    }

    /// A number in groups of seven bits, each but the last marked, and each worth one more than it says.
    fn offset(&mut self) -> Option<usize> {
        let mut byte = self.take(1)?[0];
        let mut value = usize::from(byte & 0x7f);
        while byte & 0x80 != 0 {
            byte = self.take(1)?[0];
            value = value.checked_add(1)?.checked_mul(128)? + usize::from(byte & 0x7f);
        }
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use proptest::prelude::*;

    use super::*;

    fn git(folder: &Path, arguments: &[&str]) -> String {
        let run = Command::new("git")
            .current_dir(folder)
            .args(["-c", "user.name=T", "-c", "user.email=t@example.org"])
            .args(arguments)
            .output()
            .unwrap();
        assert!(run.status.success(), "{run:?}");
        String::from_utf8(run.stdout).unwrap()
    }

    fn hex(blob: [u8; 20]) -> String {
        blob.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Git itself says what its index means.
    #[test]
    fn every_version_of_the_index_says_what_git_says() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("my/site");
        std::fs::create_dir_all(site.join("posts")).unwrap();
        let files: Vec<String> = (0..40).map(|post| format!("posts/{post:02}é.md")).collect();
        for file in &files {
            std::fs::write(site.join(file), file).unwrap();
        }
        git(folder.path(), &["init", "-q"]);
        for version in ["2", "3", "4"] {
            std::thread::sleep(std::time::Duration::from_millis(20));
            git(folder.path(), &["add", "."]);
            git(folder.path(), &["update-index", "--index-version", version]);
            if version == "3" {
                std::fs::write(site.join("posts/later.md"), "later").unwrap();
                git(&site, &["add", "-N", "posts/later.md"]);
            }
            let known = known(&site, &files.iter().collect());
            let listed = git(&site, &["-c", "core.quotePath=off", "ls-files", "-s", "-z"]);
            for (file, known) in files.iter().zip(known) {
                let line = listed
                    .split('\0')
                    .find(|line| line.ends_with(file.as_str()));
                let wanted = line.unwrap().split(' ').nth(1).unwrap();
                let fingerprint = Fingerprint::of(&site.join(file).metadata().unwrap());
                let blob = known.unwrap().blob_of(&fingerprint).map(hex);
                assert_eq!(blob.as_deref(), Some(wanted), "{version} {file}");
                let touched = Fingerprint {
                    modified: 1,
                    ..fingerprint
                };
                assert_eq!(known.unwrap().blob_of(&touched), None);
                let set_back = Fingerprint {
                    changed: 1,
                    ..fingerprint
                };
                assert_eq!(known.unwrap().blob_of(&set_back), None);
            }
        }
    }

    proptest! {
        #[test]
        fn nothing_is_known_by_chance(bytes in prop::collection::vec(any::<u8>(), 0..200), version in 2_u8..5) {
            let mut index = b"DIRC\0\0\0".to_vec();
            index.push(version);
            index.extend([0, 0, 0, 9]);
            index.extend(bytes);
            let _ = entries(&index[..], i64::MAX, "", &["a"].iter().collect());
        }
    }
}
