//! What there is to do: what differs from the list, and what is in the list alone.

use std::collections::BTreeSet;

use super::manifest::Manifest;
use super::{Document, Options};
use crate::config::Format;

/// What there is to do.
pub(super) struct Plan<'d> {
    /// What is sent, in the order of ranks.
    pub uploads: Vec<&'d Document>,
    /// The paths of what is removed: pages and lists, then the feeds that they named.
    pub removals: [Vec<String>; 2],
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
        uploads.sort_by_key(|document| document.rank());
        let wanted: std::collections::HashSet<&str> =
            documents.iter().map(|one| one.path.as_str()).collect();
        let known = manifest.documents.keys().chain(&manifest.pending);
        let known: BTreeSet<&String> = known
            .filter(|path| !options.keep && !wanted.contains(path.as_str()))
            .collect();
        let is_feed = |path: &String| {
            let published = manifest.documents.get(path);
            published.is_some_and(|published| Format::of(&published.media_type).is_some())
        };
        let (feeds, others) = known.into_iter().cloned().partition(is_feed);
        Plan {
            uploads,
            removals: [others, feeds],
        }
    }

    pub fn is_empty(&self) -> bool {
        self.uploads.is_empty() && self.removals.iter().all(Vec::is_empty)
    }

    /// The uploads, those of one rank together: what a list names is there before the list is.
    pub fn groups(&self) -> impl Iterator<Item = &[&'d Document]> {
        self.uploads.chunk_by(|a, b| a.rank() == b.rank())
    }
}
