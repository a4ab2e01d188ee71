//! What the documents of a folder are, as its manifest says.

use std::path::Path;

use super::kind::Kind;
use super::manifest::Manifest;

/// What the documents of a folder are, as its manifest says.
#[derive(Debug, Default)]
pub struct Kinds(Manifest);

impl Kinds {
    /// Those of the folder `root`. `file` is its manifest, if it is not in the folder. Nothing is known if there is none, or it cannot be
    /// read.
    pub fn of(root: &Path, file: Option<&Path>) -> Self {
        let manifest = match file {
            Some(file) => Manifest::load_from(file, root),
            None => Manifest::load(root),
        };
        Kinds(manifest.unwrap_or_default())
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.iter().next().is_none()
    }

    /// What the document at `path` is, relative to the folder.
    pub fn get(&self, path: &str) -> Option<Kind> {
        self.0.get(path)?.kind()
    }

    /// The documents that the last build wrote into the folder `root`, in the order of their paths. Of a build that was killed,
    /// those that it came to write.
    #[cfg(any(feature = "publish", feature = "announce"))]
    pub(crate) fn documents(&self, root: &Path) -> Vec<(String, Option<Kind>)> {
        let is_there = |path: &str| root.join(path).symlink_metadata().is_ok();
        let listed = self
            .0
            .iter()
            .filter(|listed| !listed.is_pending() || is_there(listed.path));
        listed
            .map(|listed| (listed.path.to_owned(), listed.kind()))
            .collect()
    }
}
