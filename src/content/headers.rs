//! What is kept of every post of a site: its path, date and terms, close together.

mod stored;

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64_with_seed;

use super::Stamp;
use crate::config::Kind;
use crate::date::Timestamp;

/// A site's posts in the order of their paths, each known by its place. A million of them have to fit in memory, so paths
/// and terms stand in one piece each, and every term's name is kept once.
#[derive(Debug, Default)]
pub struct Headers {
    paths: String,
    rows: Vec<Header>,
    terms: Vec<u32>,
    names: Vec<(Kind, String)>,
    /// Where a name stands among the names, by its hash; the next number where another name has that one. It may lag behind
    /// the names.
    known: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
}

/// What is known of one post besides its path and terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Header {
    path_end: u32,
    terms_end: u32,
    /// When it was published.
    pub published: Timestamp,
    /// A hash of its URL.
    pub url: u64,
    /// Its URL is another post's too, which comes before it.
    pub is_duplicate: bool,
    memory: Memory,
}

/// How a file is known again. Hashes are bytes, since numbers of 128 bits would leave gaps in every row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// Size, time and number. All zero where they prove nothing.
    pub stamp: Stamp,
    /// What it holds, as a hash; zero where the file has to be read each time.
    pub contents: [u8; 16],
    /// Git's name for what it holds; zero where it has none.
    pub blob: [u8; 20],
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

    /// No post, and the names of `other`: posts of it can be added as they are.
    pub(super) fn with_names_of(other: &Headers) -> Self {
        Headers {
            names: other.names.clone(),
            ..Headers::default()
        }
    }

    /// Adds the post at `place` among `other` behind the others, with another memory. These must have been made
    /// [with the names](Headers::with_names_of) of `other`.
    pub(super) fn push_known(&mut self, other: &Headers, place: usize, memory: Memory) {
        self.paths.push_str(other.path(place));
        self.terms.extend_from_slice(other.terms(place));
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

    /// Where the names of `other` stand among these, which get those that they lack.
    pub(super) fn rename(&mut self, other: &Headers) -> Vec<u32> {
        let names = other.names.iter();
        names.map(|(kind, name)| self.intern(*kind, name)).collect()
    }

    /// Adds some of `other` behind these; `renamed` says where [its names](Headers::rename) stand.
    pub(super) fn append(&mut self, other: &Headers, places: Range<usize>, renamed: &[u32]) {
        if places.is_empty() {
            return;
        }
        let first = other.before(places.start);
        let first = first.map_or((0, 0), |row| (row.path_end, row.terms_end));
        let last = &other.rows[places.end - 1];
        let (paths, terms) = (self.paths.len() as u32, self.terms.len() as u32);
        let range = first.0 as usize..last.path_end as usize;
        self.paths.push_str(&other.paths[range]);
        let range = first.1 as usize..last.terms_end as usize;
        let theirs = other.terms[range].iter();
        self.terms
            .extend(theirs.map(|term| renamed[*term as usize]));
        self.rows
            .extend(other.rows[places].iter().map(|row| Header {
                path_end: row.path_end - first.0 + paths,
                terms_end: row.terms_end - first.1 + terms,
                ..*row
            }));
    }

    /// Forgets the names that no post has.
    pub(super) fn drop_unused_names(&mut self) {
        let mut used = vec![false; self.names.len()];
        for term in &self.terms {
            used[*term as usize] = true;
        }
        if used.iter().all(|is_used| *is_used) {
            return;
        }
        let mut kept = 0;
        let renamed = used.iter().map(|is_used| {
            kept += u32::from(*is_used);
            kept.saturating_sub(1)
        });
        let renamed: Vec<u32> = renamed.collect();
        for term in &mut self.terms {
            *term = renamed[*term as usize];
        }
        let mut used = used.into_iter();
        self.names.retain(|_| used.next() == Some(true));
        self.known.clear();
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
        let mut newest = Headers::with_names_of(self);
        for place in kept {
            newest.push_known(self, place, self.rows[place].memory);
        }
        newest.drop_unused_names();
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
        for place in self.known.len()..self.names.len() {
            let (kind, name) = &self.names[place];
            if let Err(hash) = self.find_name(*kind, name) {
                self.known.insert(hash, place as u32);
            }
        }
        self.find_name(kind, name).unwrap_or_else(|hash| {
            let place = self.names.len() as u32;
            self.names.push((kind, name.to_owned()));
            self.known.insert(hash, place);
            place
        })
    }

    /// The place of a name, or the hash that is free for it.
    fn find_name(&self, kind: Kind, name: &str) -> Result<u32, u64> {
        let mut hash = xxh3_64_with_seed(name.as_bytes(), kind as u64);
        while let Some(place) = self.known.get(&hash) {
            let (its_kind, its_name) = &self.names[*place as usize];
            if *its_kind == kind && its_name == name {
                return Ok(*place);
            }
            hash = hash.wrapping_add(1);
        }
        Err(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::epoch;

    fn headers(posts: &[(&str, &[&str])]) -> Headers {
        let mut headers = Headers::default();
        for (path, terms) in posts {
            let terms = terms.iter().map(|name| (Kind::Tag, *name));
            headers.push(path, epoch(), 0, None, terms);
        }
        headers
    }

    fn all(headers: &Headers) -> Vec<(&str, Vec<&str>)> {
        let names = |place| headers.named_terms(place).map(|(_, name)| name).collect();
        let places = 0..headers.len();
        places
            .map(|place| (headers.path(place), names(place)))
            .collect()
    }

    #[test]
    fn old_and_new_posts_stand_together_and_names_of_none_are_forgotten() {
        let old = headers(&[("a", &["gone"]), ("b", &["x", "y"]), ("d", &[])]);
        let new = headers(&[("c", &["z", "x"]), ("e", &["y"])]);
        let mut both = Headers::with_names_of(&old);
        let renamed = both.rename(&new);
        both.push_known(&old, 1, Memory::default());
        both.append(&new, 0..1, &renamed);
        both.push_known(&old, 2, Memory::default());
        both.append(&new, 1..2, &renamed);
        both.drop_unused_names();
        let wanted: [(&str, Vec<&str>); 4] = [
            ("b", vec!["x", "y"]),
            ("c", vec!["z", "x"]),
            ("d", vec![]),
            ("e", vec!["y"]),
        ];
        assert_eq!(all(&both), wanted);
        assert_eq!(both.names().len(), 3);
        assert_eq!(both.find("d"), Some(2));
        // Names are still found where others went.
        both.push("f", epoch(), 0, None, [(Kind::Tag, "z")].into_iter());
        assert_eq!(
            (all(&both)[4].clone(), both.names().len()),
            (("f", vec!["z"]), 3)
        );
    }
}
