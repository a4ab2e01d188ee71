//! What keeps a build from files that are not its own.
//!
//! Below the folder of documents, nothing is read, written or removed through a symbolic link: each part of the way is
//! looked at, without following it, before the first file after it is touched, and a file takes its place by a rename,
//! which replaces a link and never follows one. This holds against whatever a repository, an archive or another person put
//! into the folder before the build. It does not hold against a process of the same user that swaps folders for links
//! while the build runs; that one could write elsewhere by itself. The folder itself may be a link.

use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::render::page::MARK;
use crate::warning::Warning;

/// Why a document is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Obstacle {
    /// Somebody else's file has its name.
    Foreign,
    /// A symbolic link has its name, or that of a folder on the way.
    Link,
    /// A folder has its name.
    Folder,
    /// A file has the name of a folder on the way.
    File,
}

impl Obstacle {
    /// What to say of it; `at` is what stands in the way, and `document` what is not written.
    pub fn warning(self, at: &Path, document: &str) -> Warning {
        let (code, message, help) = match self {
            Obstacle::Foreign => (
                "foreign-document",
                format!(
                    "feedmill did not write this file, so that it is not replaced by `{document}`"
                ),
                "move or remove it, choose another folder with `feeds.dir` or other names with `feeds.paths`, or replace it with `feedmill build --force`",
            ),
            Obstacle::Link => (
                "linked-document",
                format!("this is a symbolic link; `{document}` is not written through it"),
                "replace the link by a folder or remove it; `feeds.dir` or `--out` itself may be a link",
            ),
            Obstacle::Folder => (
                "folder-in-the-way",
                format!("this is a folder, where the document `{document}` belongs"),
                "rename or remove the folder, or give the document another name with `feeds.paths`",
            ),
            Obstacle::File => (
                "file-in-the-way",
                format!("this is a file, where a folder for `{document}` belongs"),
                "rename or remove the file, or put the document elsewhere with `feeds.paths`",
            ),
        };
        Warning::file(&at.display().to_string(), code, message, help)
    }
}

/// The folders on the way to documents, as far as they are known to be folders or to be missing.
#[derive(Debug, Default)]
pub(super) struct Ways(Mutex<HashSet<String>>);

impl Ways {
    /// Looks at every folder between `root` and the document at `path`; what stands in the way, and where, if anything does.
    pub fn check(&self, root: &Path, path: &str) -> Result<(), (Obstacle, String)> {
        let Some((folder, _)) = path.rsplit_once('/') else {
            return Ok(());
        };
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.contains(folder) {
            return Ok(());
        }
        let ends = folder.match_indices('/').map(|(end, _)| end);
        for end in ends.chain([folder.len()]) {
            let part = &folder[..end];
            if known.contains(part) {
                continue;
            }
            match root.join(part).symlink_metadata() {
                Ok(found) if found.is_symlink() => {
                    return Err((Obstacle::Link, part.to_owned()));
                }
                Ok(found) if !found.is_dir() => return Err((Obstacle::File, part.to_owned())),
                Err(error) if error.kind() == ErrorKind::NotFound => break,
                // What cannot be looked at cannot be written to either, which says why.
                Ok(_) | Err(_) => known.insert(part.to_owned()),
            };
        }
        known.insert(folder.to_owned());
        Ok(())
    }
}

/// Whether a file says of itself that feedmill made it. JSON and OPML have no place for that.
pub(super) fn is_marked(path: &Path, bytes: &[u8]) -> bool {
    let has = |mark: &str| memchr::memmem::find(bytes, mark.as_bytes()).is_some();
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html" | "xhtml") => has(MARK),
        Some("css" | "js") => has("Written by feedmill."),
        _ => has("<generator>feedmill</generator>"),
    }
}

/// Whether a file looks like one that feedmill wrote. What a manifest says does not suffice: whoever wrote it, or had it
/// committed, may know the hashes of other people's files.
pub(super) fn looks_made(path: &Path, bytes: &[u8]) -> bool {
    const STARTS: [&str; 2] = [
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":",
        "[\n[\"",
    ];
    /// Behind the instructions for browsers, which are as long as their addresses.
    const LIST: &[u8] = b"\n<opml version=\"2.0\">\n <head>\n  <title>";
    let starts = STARTS
        .iter()
        .any(|start| bytes.starts_with(start.as_bytes()));
    starts || memchr::memmem::find(bytes, LIST).is_some() || is_marked(path, bytes)
}

/// Whether the file is a page that feedmill did not write, even if it once wrote one there.
pub(super) fn is_foreign_page(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "html")
        && path.symlink_metadata().is_ok_and(|found| found.is_file())
        && std::fs::read(path).is_ok_and(|page| !is_marked(path, &page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::manifest::Manifest;

    #[test]
    fn every_document_looks_made_and_other_files_do_not() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let sites = std::fs::read_dir(root.join("tests/sites")).unwrap();
        let sites = sites.map(|site| site.unwrap().path().join("expected"));
        let mut count = 0;
        for folder in sites.chain([root.join("feeds")]) {
            for listed in Manifest::load(&folder).unwrap().iter() {
                // Golden sites leave out what all have in common.
                if let Ok(bytes) = std::fs::read(folder.join(listed.path)) {
                    assert!(
                        looks_made(Path::new(listed.path), &bytes),
                        "{}",
                        listed.path
                    );
                    count += 1;
                }
            }
        }
        assert!(count > 60, "{count}");
        for path in ["LICENSE-MIT", "Cargo.toml", "feedmill.yaml", "src/lib.rs"] {
            let path = root.join(path);
            assert!(!looks_made(&path, &std::fs::read(&path).unwrap()));
        }
    }
}
