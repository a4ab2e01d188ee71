//! Files that lie beside each other, opened one after the other.
//!
//! On Unix the system is asked for each by its name in a folder that is held open, so that it need not find the way there
//! each time, which is a fifth of what looking at a file costs.

use std::fs::File;
use std::io::Result;
use std::path::Path;

use crate::fingerprint::Fingerprint;

/// The files below a folder.
pub(super) struct DirHandle<'r> {
    root: &'r Path,
    /// The folder that was looked into last, by the start of its files' paths.
    #[cfg(unix)]
    open: Option<(String, rustix::fd::OwnedFd)>,
}

impl<'r> DirHandle<'r> {
    pub fn new(root: &'r Path) -> Self {
        DirHandle {
            root,
            #[cfg(unix)]
            open: None,
        }
    }

    /// What the file at `path` looks like.
    ///
    /// # Errors
    ///
    /// Where it is not there, or may not be looked at.
    #[cfg(unix)]
    pub fn fingerprint(&mut self, path: &str) -> Result<Fingerprint> {
        let (folder, name) = self.folder(path)?;
        let stat = rustix::fs::statat(folder, name, rustix::fs::AtFlags::empty())?;
        Ok(Fingerprint::of_stat(&stat))
    }

    /// Opens the file at `path`.
    ///
    /// # Errors
    ///
    /// Where it is not there, or may not be read.
    #[cfg(unix)]
    pub fn open(&mut self, path: &str) -> Result<File> {
        use rustix::fs::{Mode, OFlags, openat};
        let (folder, name) = self.folder(path)?;
        // Without waiting for who writes to a pipe that took the place of a file.
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let file = loop {
            match openat(folder, name, flags, Mode::empty()) {
                Err(rustix::io::Errno::INTR) => {}
                opened => break opened?,
            }
        };
        Ok(file.into())
    }

    /// The folder of the file at `path`, and its name there.
    #[cfg(unix)]
    fn folder<'p>(&mut self, path: &'p str) -> Result<(&rustix::fd::OwnedFd, &'p str)> {
        let start = memchr::memrchr(b'/', path.as_bytes()).map_or(0, |slash| slash + 1);
        let (folder, name) = path.split_at(start);
        let is_open = self.open.as_ref().is_some_and(|(open, _)| open == folder);
        if !is_open {
            let opened = File::open(self.root.join(folder))?;
            self.open = Some((folder.to_owned(), opened.into()));
        }
        match &self.open {
            Some((_, folder)) => Ok((folder, name)),
            None => Err(std::io::ErrorKind::NotFound.into()),
        }
    }

    #[cfg(not(unix))]
    pub fn fingerprint(&mut self, path: &str) -> Result<Fingerprint> {
        Ok(Fingerprint::of(&self.root.join(path).metadata()?))
    }

    #[cfg(not(unix))]
    pub fn open(&mut self, path: &str) -> Result<File> {
        crate::read::open(&self.root.join(path))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn files_are_what_they_are_by_their_whole_paths() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("a/b")).unwrap();
        let mut folder = DirHandle::new(root);
        for path in ["x", "a/x", "a/b/x", "a/y", "a/b/y", "y"] {
            std::fs::write(root.join(path), path).unwrap();
            let wanted = Fingerprint::of(&root.join(path).metadata().unwrap());
            assert_eq!(folder.fingerprint(path).unwrap(), wanted, "{path}");
            let mut text = String::new();
            folder
                .open(path)
                .unwrap()
                .read_to_string(&mut text)
                .unwrap();
            assert_eq!(text, path);
        }
        for path in ["z", "a/z", "c/x", "a/b/c/x", "x/a"] {
            assert!(
                folder.fingerprint(path).is_err() && folder.open(path).is_err(),
                "{path}"
            );
        }
        let whole = root.join("a/x");
        let whole = whole.to_str().unwrap();
        assert!(
            DirHandle::new(Path::new("elsewhere"))
                .fingerprint(whole)
                .is_ok()
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_time_before_1970_and_a_link_are_as_the_standard_library_has_them() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let old = std::time::UNIX_EPOCH - std::time::Duration::from_nanos(1_500_000_001);
        let file = File::create(root.join("old")).unwrap();
        file.set_modified(old).unwrap();
        std::os::unix::fs::symlink("old", root.join("link")).unwrap();
        let mut folder = DirHandle::new(root);
        for path in ["old", "link"] {
            let wanted = Fingerprint::of(&root.join(path).metadata().unwrap());
            assert_eq!(folder.fingerprint(path).unwrap(), wanted, "{path}");
            assert!(wanted.modified < 0);
        }
    }
}
