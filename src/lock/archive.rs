//! In which archive document each post is. That never changes, so that documents that are full stay as they are.

use std::collections::BTreeMap;

use super::ids::Ids;
use crate::config::{Config, Kind};
use crate::index::PostIndex;

impl Ids {
    /// The number of the archive document that a post is in; 0 if it is in none.
    pub fn archive(&self, place: usize) -> Option<u32> {
        Some(self.lock.rows()[self.row(place)?].archive)
    }

    /// Puts posts that are in no archive into the last one, and into new ones of `size` posts once that is full; the oldest first. Posts
    /// that are gone keep their places, so that the others do.
    pub(super) fn number(&mut self, config: &Config, records: &PostIndex, size: usize) {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for row in self.lock.rows() {
            *counts.entry(row.archive).or_default() += 1;
        }
        let mut open: Vec<(i64, usize, usize)> = Vec::new();
        for (place, record, terms) in records.iter() {
            if let Some(nth) = self.row(place)
                && self.lock.rows()[nth].archive == 0
                && config.shows(Kind::All, record.is_episode)
                && !records.are_apart(terms)
            {
                open.push((record.published.timestamp(), place, nth));
            }
        }
        open.sort_unstable();
        let last = counts.last_key_value().map_or(0, |(number, _)| *number);
        let mut number = last.max(1);
        let mut count = match last {
            0 => 0,
            last => counts.get(&last).copied().unwrap_or_default(),
        };
        for (_, _, nth) in open {
            if count >= size {
                (number, count) = (number.saturating_add(1), 0);
            }
            self.lock.row_mut(nth).archive = number;
            count += 1;
        }
    }
}
