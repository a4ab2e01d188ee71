//! The entries that feeds show: each is read and rendered once, kept while a feed still needs it, and then dropped.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::config::Config;
use crate::content::{self, Site};
use crate::feed::{self, Entry};
use crate::lock::Ids;
use crate::selection::Selection;
use crate::warning::{Warning, Warnings};

use super::check::Check;

/// The entries of the feeds that are made.
pub(super) struct Entries<'b> {
    pub config: &'b Config,
    pub site: &'b Site<'b>,
    wanted: HashMap<usize, AtomicU32>,
    shards: Vec<Mutex<Shard>>,
    /// What was wrong with bodies.
    warnings: Mutex<Vec<Warning>>,
    check: Check<'b>,
    /// The ids that the site's lock gives posts.
    pub ids: Option<&'b Ids>,
}

/// An entry, with what is known of its post.
#[derive(Clone)]
pub(super) struct Shown {
    pub entry: Arc<Entry>,
    /// It may show something of other files, and change while the post's own does not; or there is a warning to be told
    /// each time that it is shown.
    pub is_open: bool,
}

type Shard = HashMap<usize, Option<Shown>>;

impl<'b> Entries<'b> {
    /// The entries that `selections` show.
    pub fn new(
        config: &'b Config,
        site: &'b Site<'b>,
        selections: &[&Selection],
        check: Check<'b>,
        ids: Option<&'b Ids>,
    ) -> Self {
        let mut wanted: HashMap<usize, AtomicU32> = HashMap::new();
        for place in selections.iter().flat_map(|selection| &selection.posts) {
            *wanted.entry(*place).or_default().get_mut() += 1;
        }
        Entries {
            config,
            site,
            wanted,
            shards: (0..64).map(|_| Mutex::default()).collect(),
            warnings: Mutex::default(),
            check,
            ids,
        }
    }

    /// What was wrong with the bodies of the entries that were made, and what the look at the built site has shown.
    pub fn finish(self) -> (Vec<Warning>, Check<'b>) {
        let warnings = self.warnings.into_inner();
        let warnings = warnings.unwrap_or_else(PoisonError::into_inner);
        (warnings, self.check)
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
        let shown = self.once(place);
        if !last {
            shard.insert(place, shown.clone());
        }
        shown
    }

    /// The entry of the post at `place`, which nobody else asks for.
    pub fn once(&self, place: usize) -> Option<Shown> {
        let record = self.site.records.get(place);
        let mut warnings = Warnings::collect();
        let post = content::load_shown(self.config, self.site.records, place, &mut warnings);
        let shown = post.map(|post| {
            let mut entry = feed::entry(
                self.config,
                self.site,
                &post,
                record.is_duplicate,
                &mut warnings,
            );
            if let Some(id) = self.ids.and_then(|ids| ids.id(place)) {
                id.clone_into(&mut entry.id);
            }
            let is_found = self.check.entry(place, &post.path, &entry);
            Shown {
                is_open: !is_found
                    || !warnings.is_empty()
                    || post.shows_other_files()
                    || self.config.generator.names_files(&post.body),
                entry: Arc::new(entry),
            }
        });
        if !warnings.is_empty() {
            let mut all = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
            all.extend(warnings.into_vec());
        }
        shown
    }
}
