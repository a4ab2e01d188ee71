//! What is kept of every post of a site: its path, date and terms, close together.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::Stamp;
use crate::config::Kind;
use crate::date::{Timestamp, stored};

/// A site's posts in the order of their paths, each known by its place. A million of them have to fit in memory, so paths
/// and terms stand in one piece each, and every term's name is kept once.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Headers {
    paths: String,
    rows: Vec<Header>,
    terms: Vec<u32>,
    names: Vec<(Kind, String)>,
    /// Where a name stands among the names, by its hash; the next number where another name has that one.
    #[serde(skip)]
    known: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
}

/// What is known of one post besides its path and terms.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    path_end: u32,
    terms_end: u32,
    /// When it was published.
    #[serde(with = "stored")]
    pub published: Timestamp,
    /// A hash of its URL.
    pub url: u64,
    /// Its URL is another post's too, which comes before it.
    pub is_duplicate: bool,
    memory: Memory,
}

/// How a file is known again. Hashes are bytes, since numbers of 128 bits would leave gaps in every row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// Size, time and number. All zero where they prove nothing.
    pub stamp: Stamp,
    /// What it holds, as a hash; zero where the file has to be read each time.
    #[serde(with = "in_one_piece")]
    pub contents: [u8; 16],
    /// Git's name for what it holds; zero where it has none.
    #[serde(with = "in_one_piece")]
    pub blob: [u8; 20],
}

/// Bytes are kept as such, where serde's own way is to take each for a number.
mod in_one_piece {
    use std::fmt;

    use serde::de::{Error, Visitor};
    use serde::{Deserializer, Serializer};

    pub fn serialize<S: Serializer, const N: usize>(
        bytes: &[u8; N],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub fn deserialize<'d, D: Deserializer<'d>, const N: usize>(
        deserializer: D,
    ) -> Result<[u8; N], D::Error> {
        struct Bytes<const N: usize>;
        impl<const N: usize> Visitor<'_> for Bytes<N> {
            type Value = [u8; N];

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, "{N} bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<[u8; N], E> {
                let length = || E::invalid_length(bytes.len(), &self);
                bytes.try_into().map_err(|_| length())
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
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

impl Header {
    /// How the file is known again; `None` where it has to be read each time.
    pub fn memory(&self) -> Option<&Memory> {
        (self.memory.contents != [0; 16]).then_some(&self.memory)
    }
}

impl Headers {
    /// Adds a post behind the others.
    pub fn push<'t>(
        &mut self,
        path: &str,
        published: Timestamp,
        url: u64,
        memory: Option<Memory>,
        terms: impl Iterator<Item = (Kind, &'t str)>,
    ) {
        self.paths.push_str(path);
        for (kind, name) in terms {
            let term = self.intern(kind, name);
            self.terms.push(term);
        }
        self.rows.push(Header {
            path_end: self.paths.len() as u32,
            terms_end: self.terms.len() as u32,
            published,
            url,
            is_duplicate: false,
            memory: memory.unwrap_or_default(),
        });
    }

    /// Adds the post at `place` among `other` behind the others, with another memory. `renamed` is kept between calls for the
    /// same `other`: where its terms stand here.
    pub(super) fn push_known(
        &mut self,
        other: &Headers,
        place: usize,
        memory: Memory,
        renamed: &mut Vec<u32>,
    ) {
        const UNKNOWN: u32 = u32::MAX;
        if renamed.is_empty() {
            renamed.resize(other.names.len(), UNKNOWN);
        }
        self.paths.push_str(other.path(place));
        for term in other.terms(place) {
            let own = &mut renamed[*term as usize];
            if *own == UNKNOWN {
                let (kind, name) = &other.names[*term as usize];
                *own = self.intern(*kind, name);
            }
            self.terms.push(*own);
        }
        self.rows.push(Header {
            path_end: self.paths.len() as u32,
            terms_end: self.terms.len() as u32,
            is_duplicate: false,
            memory,
            ..other.rows[place]
        });
    }

    /// Makes room for about `posts` of them.
    pub(super) fn reserve(&mut self, posts: usize) {
        self.rows.reserve_exact(posts);
    }

    /// Adds all of `other` behind these.
    pub fn append(&mut self, other: &Headers) {
        let names = other.names.iter();
        let renamed: Vec<u32> = names.map(|(kind, name)| self.intern(*kind, name)).collect();
        let (paths, terms) = (self.paths.len() as u32, self.terms.len() as u32);
        self.paths.push_str(&other.paths);
        let theirs = other.terms.iter().map(|term| renamed[*term as usize]);
        self.terms.extend(theirs);
        self.rows.extend(other.rows.iter().map(|row| Header {
            path_end: paths + row.path_end,
            terms_end: terms + row.terms_end,
            ..*row
        }));
    }

    /// Keeps the newest posts only; of those with one date, the last by path.
    pub(super) fn keep_newest(&mut self, limit: usize) {
        if self.len() <= limit {
            return;
        }
        let mut places: Vec<usize> = (0..self.len()).collect();
        places.sort_by_key(|place| self.rows[*place].published);
        let mut kept = places.split_off(places.len() - limit);
        kept.sort_unstable();
        let mut newest = Headers::default();
        let mut renamed = Vec::new();
        for place in kept {
            newest.push_known(self, place, self.rows[place].memory, &mut renamed);
        }
        *self = newest;
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The file of the post at `place`, relative to the site.
    pub fn path(&self, place: usize) -> &str {
        let start = self.before(place).map_or(0, |row| row.path_end);
        &self.paths[start as usize..self.rows[place].path_end as usize]
    }

    /// The place of the post at `path`.
    pub fn find(&self, path: &str) -> Option<usize> {
        let (mut start, mut end) = (0, self.len());
        while start < end {
            let middle = start + (end - start) / 2;
            match self.path(middle).cmp(path) {
                Ordering::Equal => return Some(middle),
                Ordering::Less => start = middle + 1,
                Ordering::Greater => end = middle,
            }
        }
        None
    }

    /// What is known of the post at `place`.
    pub fn get(&self, place: usize) -> &Header {
        &self.rows[place]
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, place: usize) -> &mut Header {
        &mut self.rows[place]
    }

    /// The terms of the post at `place`, as places in [`Headers::names`].
    pub fn terms(&self, place: usize) -> &[u32] {
        let start = self.before(place).map_or(0, |row| row.terms_end);
        &self.terms[start as usize..self.rows[place].terms_end as usize]
    }

    /// The terms of the post at `place` by kind and name.
    pub fn named_terms(&self, place: usize) -> impl Iterator<Item = (Kind, &str)> {
        self.terms(place).iter().map(|term| {
            let (kind, name) = &self.names[*term as usize];
            (*kind, name.as_str())
        })
    }

    /// Every term of the site, each once.
    pub fn names(&self) -> &[(Kind, String)] {
        &self.names
    }

    fn before(&self, place: usize) -> Option<&Header> {
        self.rows.get(place.checked_sub(1)?)
    }

    fn intern(&mut self, kind: Kind, name: &str) -> u32 {
        let mut hash = xxh3_64_with_seed(name.as_bytes(), kind as u64);
        while let Some(place) = self.known.get(&hash) {
            let (its_kind, its_name) = &self.names[*place as usize];
            if *its_kind == kind && its_name == name {
                return *place;
            }
            hash = hash.wrapping_add(1);
        }
        let place = self.names.len() as u32;
        self.names.push((kind, name.to_owned()));
        self.known.insert(hash, place);
        place
    }

    /// Whether every place and end lies where it may: what was read from a disk is not trusted.
    pub fn is_sound(&self) -> bool {
        let ends = self.rows.iter().map(|row| (row.path_end, row.terms_end));
        let mut last = (0, 0);
        let is_rising = ends.into_iter().all(|end| {
            let rises = end.0 >= last.0 && end.1 >= last.1;
            last = end;
            rises && self.paths.is_char_boundary(end.0 as usize)
        });
        let names = self.names.len();
        is_rising
            && last == (self.paths.len() as u32, self.terms.len() as u32)
            && self.terms.iter().all(|term| (*term as usize) < names)
    }
}
