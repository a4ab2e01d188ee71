//! What git's index says of files: which of them are as they were when git last hashed them, and their hash.
//!
//! After a clone no file's time means anything, and a hash that git has made already need not be made again. Understood
//! are the versions 2 to 4 of the index (`gitformat-index`) with SHA-1. Whatever is not understood, or not certain, is as
//! if git knew nothing: the file is read then.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use super::Stamp;
use super::paths::Paths;

/// The bits of an entry's flags: marked as unchanged by hand, more flags follow, one side of a conflict.
const ASSUMED: u16 = 0x8000;
const EXTENDED: u16 = 0x4000;
const STAGE: u16 = 0x3000;
/// The same of the flags that follow: not in the work tree, not yet added.
const ABSENT: u16 = 0x6000;

/// The bits of an entry's mode that say what kind of file it is, and those of one that is no link.
const KIND: u32 = 0o170_000;
const REGULAR: u32 = 0o100_000;

/// A file as git last saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// Git's name for what it held.
    pub blob: [u8; 20],
    modified: i64,
    size: u32,
    inode: u32,
    /// A file that changed right after git looked at it may show the same time.
    is_racy: bool,
}

impl Known {
    /// Git's name for what the file holds, where the file is still as git saw it.
    pub fn blob_of(&self, stamp: &Stamp) -> Option<[u8; 20]> {
        let is_same = !self.is_racy
            && self.modified == stamp.modified
            && self.size == stamp.size as u32
            && (self.inode == stamp.inode as u32 || stamp.inode == 0);
        is_same.then_some(self.blob)
    }
}

/// What git knows of `files`, which are relative to `root` and in the order of their bytes; one for each, or none at all.
pub(super) fn known(root: &Path, files: &Paths) -> Vec<Option<Known>> {
    let found = || {
        let root = root.canonicalize().ok()?;
        let (work_tree, git) = repository(&root)?;
        let config = std::fs::read_to_string(common(&git).join("config")).unwrap_or_default();
        if config.to_ascii_lowercase().contains("objectformat") {
            return None;
        }
        let path = git.join("index");
        let modified = Stamp::of(&path.metadata().ok()?).modified;
        let index = std::fs::read(path).ok()?;
        let mut prefix = root.strip_prefix(&work_tree).ok()?.to_str()?.to_owned();
        if !prefix.is_empty() {
            prefix.push('/');
        }
        entries(&index, modified, &prefix, files)
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
        let link = std::fs::read_to_string(git).ok()?;
        let target = link.strip_prefix("gitdir:")?.trim();
        Some((folder.to_owned(), folder.join(target)))
    })
}

/// Where the settings of a repository are, which many work trees may share.
fn common(git: &Path) -> PathBuf {
    match std::fs::read_to_string(git.join("commondir")) {
        Ok(path) => git.join(path.trim()),
        Err(_) => git.to_owned(),
    }
}

/// The entries of `files` below `prefix` in an index that was written at `written`. `None` where it is not understood.
fn entries(index: &[u8], written: i64, prefix: &str, files: &Paths) -> Option<Vec<Option<Known>>> {
    let mut bytes = Bytes(index);
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
    // In the fourth version a path begins as the one before it.
    let mut composed: Vec<u8> = Vec::new();
    let mut last: &[u8] = &[];
    for _ in 0..count {
        let before = bytes.0.len();
        bytes.take(8)?;
        let (seconds, nanos) = (bytes.u32()?, bytes.u32()?);
        bytes.take(4)?;
        let inode = bytes.u32()?;
        let mode = bytes.u32()?;
        bytes.take(8)?;
        let size = bytes.u32()?;
        let blob: [u8; 20] = bytes.take(20)?.try_into().ok()?;
        let flags = bytes.u16()?;
        let more = match flags & EXTENDED {
            0 => 0,
            _ => bytes.u16()?,
        };
        let is_in_order;
        let path = if version == 4 {
            let kept = composed.len().checked_sub(bytes.offset()?)?;
            let rest = bytes.take(memchr::memchr(0, bytes.0)?)?;
            bytes.take(1)?;
            is_in_order = composed[kept..] <= *rest;
            composed.truncate(kept);
            composed.extend_from_slice(rest);
            &composed[..]
        } else {
            let path = bytes.take(memchr::memchr(0, bytes.0)?)?;
            // One to eight zeros fill the entry up to a multiple of eight bytes.
            bytes.take(8 - (before - bytes.0.len()) % 8)?;
            is_in_order = last <= path;
            last = path;
            path
        };
        // Hashes of another length than SHA-1's would have led astray by now.
        if !is_in_order {
            return None;
        }
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
        let modified = i64::from(seconds) * 1_000_000_000 + i64::from(nanos);
        let is_certain =
            mode & KIND == REGULAR && flags & (ASSUMED | STAGE) == 0 && more & ABSENT == 0;
        if is_certain && order == Ordering::Equal {
            known[next] = Some(Known {
                blob,
                modified,
                size,
                inode,
                is_racy: modified >= written,
            });
        }
    }
    Some(known)
}

/// What is still to be read; all numbers have their first byte first.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
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
                let stamp = Stamp::of(&site.join(file).metadata().unwrap());
                let blob = known.unwrap().blob_of(&stamp).map(hex);
                assert_eq!(blob.as_deref(), Some(wanted), "{version} {file}");
                let touched = Stamp {
                    modified: 1,
                    ..stamp
                };
                assert_eq!(known.unwrap().blob_of(&touched), None);
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
            let _ = entries(&index, i64::MAX, "", &["a"].iter().collect());
        }
    }
}
