//! What a build adds to a manifest before documents take their places.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::listed::Manifest;
use super::text::push;
use crate::output::Error;
use crate::output::kind::Kind;

/// Says in a folder's manifest what is about to be written.
#[derive(Debug)]
pub struct Journal {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::manifest::listed::MANIFEST;
    use crate::render::Role;

    const RSS: Kind = Kind::new(Role::Feed, "application/rss+xml");

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
}
