//! Ids that subscribers know come into the lock.

use std::collections::{HashMap, HashSet};

use super::file::Row;
use super::ids::Ids;
use crate::index::PostIndex;
use crate::uri::short_hash;

/// What became of one id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adopted {
    /// The post had it.
    Same,
    /// The post has it now.
    Changed,
    /// The lock has another one for the post, which stays.
    Kept,
    /// The lock has it for another post.
    Taken,
}

impl Ids {
    /// Gives posts, by their places, the ids that subscribers know. An id that the file of the lock has for a post stays, unless it is
    /// to be replaced; it is retired then, at the instant `now`.
    pub(crate) fn adopt(
        &mut self,
        records: &PostIndex,
        pairs: &[(usize, String)],
        replaces: bool,
        now: i64,
    ) -> Vec<Adopted> {
        let lock = &mut self.lock;
        let mut by_id: HashMap<String, usize> = HashMap::new();
        for (nth, row) in lock.rows().iter().enumerate() {
            by_id.insert(lock.id(row).to_owned(), nth);
        }
        let wanted: HashMap<usize, &str> = pairs
            .iter()
            .filter_map(|(place, id)| Some((*self.row_of.get(*place)? as usize, id.as_str())))
            .collect();
        let is_new = |row: &Row| row.line == 0;
        let mut adopted = Vec::with_capacity(pairs.len());
        let mut drops: HashSet<usize> = HashSet::new();
        let mut changes: Vec<(usize, &str)> = Vec::new();
        for (place, id) in pairs {
            let row = self.row_of.get(*place).map(|row| *row as usize);
            let Some(nth) = row.filter(|nth| *nth < lock.rows().len()) else {
                // It shares its URL with another post, and its entry too.
                adopted.push(Adopted::Kept);
                continue;
            };
            let row = lock.rows()[nth];
            if lock.id(&row) == id {
                adopted.push(Adopted::Same);
                continue;
            }
            if !is_new(&row) && !replaces {
                adopted.push(Adopted::Kept);
                continue;
            }
            if let Some(other) = by_id.get(id.as_str()).copied() {
                let holder = lock.rows()[other];
                let gives_way = is_new(&holder)
                    || holder.withdrawn.is_some()
                    || replaces && wanted.get(&other).is_some_and(|own| *own != id);
                if !gives_way {
                    adopted.push(Adopted::Taken);
                    continue;
                }
                if holder.withdrawn.is_some() {
                    // The post is there again.
                    drops.insert(other);
                }
            }
            adopted.push(Adopted::Changed);
            changes.push((nth, id));
        }
        let changing: HashSet<usize> = changes.iter().map(|(nth, _)| *nth).collect();
        let mut used: HashSet<String> = HashSet::new();
        for (nth, row) in lock.rows().iter().enumerate() {
            if !changing.contains(&nth) && !drops.contains(&nth) && !is_new(row) {
                used.insert(lock.id(row).to_owned());
            }
        }
        let given: HashSet<&str> = changes.iter().map(|(_, id)| *id).collect();
        for (nth, id) in &changes {
            let row = lock.rows()[*nth];
            let old = lock.id(&row).to_owned();
            if !is_new(&row) && !given.contains(old.as_str()) {
                // Somebody may know the post by it.
                let mut retired = row;
                retired.withdrawn = Some(now);
                retired.archive = 0;
                let _ = lock.push(retired, "", &old);
                used.insert(old);
            }
            let _ = lock.set_id(*nth, id);
            used.insert((*id).to_owned());
        }
        // Posts that are new to the lock do not keep an id that is another's.
        for place in 0..records.len() {
            let Some(nth) = self.row_of.get(place).map(|row| *row as usize) else {
                continue;
            };
            let Some(row) = lock.rows().get(nth).copied() else {
                continue;
            };
            if !is_new(&row) || changing.contains(&nth) {
                continue;
            }
            let stem = lock.id(&row).to_owned();
            let mut own = stem.clone();
            let mut tries = records.path(place).to_owned();
            while used.contains(&own) {
                own = format!("{stem}#{}", short_hash(&tries));
                tries.push('#');
            }
            if own != stem {
                let _ = lock.set_id(nth, &own);
            }
            used.insert(own);
        }
        if !drops.is_empty() {
            let stays: Vec<bool> = (0..lock.rows().len())
                .map(|nth| !drops.contains(&nth))
                .collect();
            lock.retain(&stays);
            // Numbers of rows are others now, and nobody asks for them again.
            self.row_of.clear();
            self.nth_of.clear();
        }
        adopted
    }
}
