//! The entries that feeds show: each is read and rendered once, kept while a feed still needs it, and then dropped.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::Config;
use crate::content::{self, Headers};
use crate::feed::{self, Entry};
use crate::selection::Selection;

/// The entries of the feeds that are made.
pub(super) struct Entries<'b> {
    config: &'b Config,
    pub headers: &'b Headers,
    wanted: HashMap<usize, AtomicU32>,
    shards: Vec<Mutex<Shard>>,
}

/// An entry, with what is known of its post.
#[derive(Clone)]
pub(super) struct Shown {
    pub entry: Arc<Entry>,
    /// It may show something of other files, and change while the post's own does not.
    pub is_open: bool,
}

type Shard = HashMap<usize, Option<Shown>>;

impl<'b> Entries<'b> {
    /// The entries that `selections` show.
    pub fn new(config: &'b Config, headers: &'b Headers, selections: &[&Selection]) -> Self {
        let mut wanted: HashMap<usize, AtomicU32> = HashMap::new();
        for place in selections.iter().flat_map(|selection| &selection.posts) {
            *wanted.entry(*place).or_default().get_mut() += 1;
        }
        Entries {
            config,
            headers,
            wanted,
            shards: (0..64).map(|_| Mutex::default()).collect(),
        }
    }

    /// The entry of the post at `place`; `None` where the file has gone or changed since it was scanned.
    pub fn take(&self, place: usize) -> Option<Shown> {
        let mut shard = self.shards[place % self.shards.len()]
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let wanted = self.wanted.get(&place)?;
        let last = wanted.fetch_sub(1, Ordering::Relaxed) == 1;
        let known = if last {
            shard.remove(&place)
        } else {
            shard.get(&place).cloned()
        };
        if let Some(shown) = known {
            return shown;
        }
        let header = self.headers.get(place);
        let path = self.headers.path(place);
        // What was wrong with the post was said when it was scanned.
        let post = content::scan::load(self.config, path, &mut Vec::new()).ok();
        let shown = post.map(|post| Shown {
            is_open: post.shows_other_files(),
            entry: Arc::new(feed::entry(self.config, &post, header.is_duplicate)),
        });
        if !last {
            shard.insert(place, shown.clone());
        }
        shown
    }
}
