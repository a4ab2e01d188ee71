//! Some posts that follow one another, in as few pieces as can be.

use super::file_fingerprint::{FileFingerprint, NO_CONTENTS};
use crate::content::paths::first_behind;
use crate::date::Timestamp;

/// What is known of one post besides its path and terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PostRecord {
    pub(crate) path_end: u32,
    pub(crate) terms_end: u32,
    /// When it was published.
    pub published: Timestamp,
    /// A hash of its URL.
    pub url: u64,
    /// Its URL is another post's too, which comes before it.
    pub is_duplicate: bool,
    /// It has sound or film. Files that go with a post are looked at in every build, so that this is not kept for the next.
    pub is_episode: bool,
    /// What stands for the page that its body is taken from; 0 for none.
    pub page: u64,
    pub(crate) known: FileFingerprint,
}

impl PostRecord {
    /// How the file is known again; `None` where it has to be read each time.
    pub fn known(&self) -> Option<&FileFingerprint> {
        (self.known.contents != NO_CONTENTS).then_some(&self.known)
    }
}

/// Posts in the order of their paths. Their places count from the segment's start.
#[derive(Debug, Default)]
pub(crate) struct Segment {
    pub(crate) paths: String,
    pub(crate) rows: Vec<PostRecord>,
    pub(crate) terms: Vec<u32>,
}

impl Segment {
    pub fn with_capacity(posts: usize) -> Self {
        Segment {
            rows: Vec::with_capacity(posts),
            ..Segment::default()
        }
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn path(&self, place: usize) -> &str {
        let start = self.before(place).map_or(0, |row| row.path_end);
        &self.paths[start as usize..self.rows[place].path_end as usize]
    }

    pub fn terms(&self, place: usize) -> &[u32] {
        let start = self.before(place).map_or(0, |row| row.terms_end);
        &self.terms[start as usize..self.rows[place].terms_end as usize]
    }

    pub fn get(&self, place: usize) -> &PostRecord {
        &self.rows[place]
    }

    pub fn get_mut(&mut self, place: usize) -> &mut PostRecord {
        &mut self.rows[place]
    }

    /// The first place whose path is not before `path`.
    pub fn place_of(&self, path: &str) -> usize {
        first_behind(self.len(), |place| self.path(place) < path)
    }

    /// Adds a post behind the others; where its path and terms end is seen to here.
    pub fn push(&mut self, path: &str, record: PostRecord, terms: impl IntoIterator<Item = u32>) {
        self.paths.push_str(path);
        self.terms.extend(terms);
        self.rows.push(PostRecord {
            path_end: self.paths.len() as u32,
            terms_end: self.terms.len() as u32,
            ..record
        });
    }

    /// Adds the post at `place` of another segment behind the others.
    pub fn push_from(&mut self, other: &Segment, place: usize) {
        let terms = other.terms(place).iter().copied();
        self.push(other.path(place), other.rows[place], terms);
    }

    /// Takes the posts from `place` on away.
    pub fn split_off(&mut self, place: usize) -> Segment {
        let mut rest = Segment::with_capacity(self.len() - place);
        for place in place..self.len() {
            rest.push_from(self, place);
        }
        self.rows.truncate(place);
        let (path_end, terms_end) = self
            .rows
            .last()
            .map_or((0, 0), |row| (row.path_end, row.terms_end));
        self.paths.truncate(path_end as usize);
        self.terms.truncate(terms_end as usize);
        rest
    }

    /// Gives the terms the places that they have elsewhere.
    pub fn rename(&mut self, renamed: &[u32]) {
        for term in &mut self.terms {
            *term = renamed[*term as usize];
        }
    }

    /// Gives back the room that is not needed.
    pub fn shrink(&mut self) {
        self.paths.shrink_to_fit();
        self.rows.shrink_to_fit();
        self.terms.shrink_to_fit();
    }

    fn before(&self, place: usize) -> Option<&PostRecord> {
        self.rows.get(place.checked_sub(1)?)
    }

    /// Whether every end lies where it may, and every term is one of so many names.
    pub(crate) fn is_sound(&self, names: usize) -> bool {
        let mut last = (0, 0);
        let is_rising = self.rows.iter().all(|row| {
            let rises = row.path_end >= last.0 && row.terms_end >= last.1;
            last = (row.path_end, row.terms_end);
            rises && self.paths.is_char_boundary(row.path_end as usize)
        });
        is_rising
            && last == (self.paths.len() as u32, self.terms.len() as u32)
            && self.terms.iter().all(|term| (*term as usize) < names)
    }
}
