//! Every term of a site, each once.

use hashbrown::HashTable;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::TermKind;

/// Terms by kind and name, each known by its place.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub list: Vec<(TermKind, String)>,
    /// Where a name stands in the list. It may lag behind the list.
    known: HashTable<u32>,
}

impl Names {
    /// The place of a name, which gets one where it has none.
    pub fn intern(&mut self, kind: TermKind, name: &str) -> u32 {
        for place in self.known.len()..self.list.len() {
            let (kind, name) = &self.list[place];
            let hash = hash(*kind, name);
            self.insert(hash, place as u32);
        }
        let hash = hash(kind, name);
        let known = self.known.find(hash, |place| {
            let (its_kind, its_name) = &self.list[*place as usize];
            *its_kind == kind && its_name == name
        });
        if let Some(place) = known {
            return *place;
        }
        let place = self.list.len() as u32;
        self.list.push((kind, name.to_owned()));
        self.insert(hash, place);
        place
    }

    fn insert(&mut self, hash: u64, place: u32) {
        let of = |place: &u32| {
            let (kind, name) = &self.list[*place as usize];
            self::hash(*kind, name)
        };
        self.known.insert_unique(hash, place, of);
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
}

fn hash(kind: TermKind, name: &str) -> u64 {
    xxh3_64_with_seed(name.as_bytes(), kind.number())
}
