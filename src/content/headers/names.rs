//! Every term of a site, each once.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::config::Kind;

/// Terms by kind and name, each known by its place.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub list: Vec<(Kind, String)>,
    /// Where a name stands in the list, by its hash; the next number where another name has that one. It may lag behind the
    /// list.
    known: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
}

/// A key that is a hash already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64_with_seed(bytes, self.0);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Names {
    /// The place of a name, which gets one where it has none.
    pub fn intern(&mut self, kind: Kind, name: &str) -> u32 {
        for place in self.known.len()..self.list.len() {
            let (kind, name) = &self.list[place];
            if let Err(hash) = self.find(*kind, name) {
                self.known.insert(hash, place as u32);
            }
        }
        self.find(kind, name).unwrap_or_else(|hash| {
            let place = self.list.len() as u32;
            self.list.push((kind, name.to_owned()));
            self.known.insert(hash, place);
            place
        })
    }

    /// Where the names of `others` stand among these, which get those that they lack.
    pub fn rename(&mut self, others: &Names) -> Vec<u32> {
        let others = others.list.iter();
        others
            .map(|(kind, name)| self.intern(*kind, name))
            .collect()
    }

    /// Forgets the names that are not used; where each of the others stands then.
    pub fn keep(&mut self, used: &[bool]) -> Vec<u32> {
        let mut kept = 0;
        let renamed = used.iter().map(|is_used| {
            kept += u32::from(*is_used);
            kept.saturating_sub(1)
        });
        let renamed = renamed.collect();
        let mut used = used.iter();
        self.list.retain(|_| used.next() == Some(&true));
        self.known.clear();
        renamed
    }

    /// The place of a name, or the hash that is free for it.
    fn find(&self, kind: Kind, name: &str) -> Result<u32, u64> {
        let mut hash = xxh3_64_with_seed(name.as_bytes(), kind as u64);
        while let Some(place) = self.known.get(&hash) {
            let (its_kind, its_name) = &self.list[*place as usize];
            if *its_kind == kind && its_name == name {
                return Ok(*place);
            }
            hash = hash.wrapping_add(1);
        }
        Err(hash)
    }
}
