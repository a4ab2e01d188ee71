//! What there is to do: what differs from the list, and what is in the list alone.

use super::manifest::Manifest;
use super::{Document, Options};

/// What there is to do.
pub(super) struct Plan<'d> {
    /// What is sent, in the order of ranks.
    pub uploads: Vec<&'d Document>,
    /// The paths of what is removed.
    pub removals: Vec<String>,
}

impl<'d> Plan<'d> {
    pub fn new(documents: &'d [Document], manifest: &Manifest, options: &Options) -> Self {
        let is_current = |document: &Document| {
            let known = manifest.documents.get(&document.path);
            !manifest.pending.contains(&document.path)
                && known.is_some_and(|known| {
                    known.sha256 == document.checksum
                        && known.media_type == document.media_type
                        && known.cache_control == options.cache_control
                })
        };
        let mut uploads: Vec<&Document> = documents.iter().collect();
        uploads.retain(|document| !is_current(document));
        uploads.sort_by_key(|document| document.rank);
        let wanted: std::collections::HashSet<&str> =
            documents.iter().map(|one| one.path.as_str()).collect();
        let known = manifest.documents.keys().chain(&manifest.pending);
        let mut removals: Vec<String> = known
            .filter(|path| !options.keep && !wanted.contains(path.as_str()))
            .cloned()
            .collect();
        removals.sort();
        removals.dedup();
        Plan { uploads, removals }
    }

    pub fn is_empty(&self) -> bool {
        self.uploads.is_empty() && self.removals.is_empty()
    }

    /// The uploads, those of one rank together: what a list names is there before the list is.
    pub fn groups(&self) -> impl Iterator<Item = &[&'d Document]> {
        self.uploads.chunk_by(|a, b| a.rank == b.rank)
    }
}
