//! What is kept of every post of a site: its path, date and terms, close together.

mod file_fingerprint;
mod names;
mod segment;
mod stored;
mod term_kind;

use crate::config::Kind;
use crate::date::Timestamp;
pub use file_fingerprint::FileFingerprint;
use names::Names;
pub use segment::PostRecord;
pub(crate) use segment::Segment;
pub use term_kind::TermKind;

/// How many posts a segment has, about: few, since one thread reads their files.
pub(crate) const SEGMENT: usize = 256;

/// A site's posts in the order of their paths, each known by its place. A million of them have to fit in memory, so paths and
/// terms stand in few pieces, and every term's name is kept once.
///
/// They are kept in segments, so that a build takes over what did not change without a copy of it.
#[derive(Debug, Default)]
pub struct PostIndex {
    /// None of them is empty.
    segments: Vec<Segment>,
    /// The place of each segment's first post.
    starts: Vec<usize>,
    len: usize,
    names: Names,
}

impl PostIndex {
    /// Adds a post behind the others.
    pub fn push<'t>(
        &mut self,
        path: &str,
        published: Timestamp,
        url: u64,
        known: Option<FileFingerprint>,
        terms: impl Iterator<Item = (TermKind, &'t str)>,
    ) {
        if self
            .segments
            .last()
            .is_none_or(|last| last.len() >= 2 * SEGMENT)
        {
            self.segments.push(Segment::default());
            self.starts.push(self.len);
        }
        let record = PostRecord {
            path_end: 0,
            terms_end: 0,
            published,
            url,
            is_duplicate: false,
            is_episode: false,
            page: 0,
            known: known.unwrap_or_default(),
        };
        let names = &mut self.names;
        let terms = terms.map(|(kind, name)| names.intern(kind, name));
        if let Some(last) = self.segments.last_mut() {
            last.push(path, record, terms);
            self.len += 1;
        }
    }

    /// Marks the last post as one with sound or film.
    pub(crate) fn mark_episode(&mut self) {
        if let Some(last) = self.segments.last_mut() {
            last.get_mut(last.len() - 1).is_episode = true;
        }
    }

    /// Says which page the body of the last post is taken from.
    pub(crate) fn set_page(&mut self, page: u64) {
        if let Some(last) = self.segments.last_mut() {
            last.get_mut(last.len() - 1).page = page;
        }
    }

    /// Adds posts behind the others, whose terms are places among these names.
    pub(crate) fn push_segment(&mut self, segment: Segment) {
        if segment.is_empty() {
            return;
        }
        self.len += segment.len();
        match self.segments.last_mut() {
            // Small ones do not pile up.
            Some(last) if last.len() + segment.len() <= SEGMENT => {
                for place in 0..segment.len() {
                    last.push_from(&segment, place);
                }
            }
            _ => {
                self.starts.push(self.len - segment.len());
                self.segments.push(segment);
            }
        }
    }

    /// Takes all posts away, and leaves the names.
    pub(crate) fn take_segments(&mut self) -> Vec<Segment> {
        self.len = 0;
        self.starts.clear();
        std::mem::take(&mut self.segments)
    }

    /// Takes all posts away, with their terms as places among the names of `other`, which gets those that it lacks.
    pub(crate) fn take_segments_for(&mut self, other: &mut PostIndex) -> Vec<Segment> {
        let mut segments = self.take_segments();
        if !segments.is_empty() {
            let renamed = other.names.rename(&self.names);
            segments
                .iter_mut()
                .for_each(|segment| segment.rename(&renamed));
        }
        segments
    }

    /// Forgets the names that no post has.
    pub(crate) fn drop_unused_names(&mut self) {
        let mut used = vec![false; self.names.list.len()];
        for term in self.segments.iter().flat_map(|segment| &segment.terms) {
            used[*term as usize] = true;
        }
        if used.iter().all(|is_used| *is_used) {
            return;
        }
        let renamed = self.names.keep(&used);
        self.segments
            .iter_mut()
            .for_each(|segment| segment.rename(&renamed));
    }

    /// Keeps the newest posts only; of those with one date, the last by path.
    pub(crate) fn keep_newest(&mut self, limit: usize) {
        if self.len() <= limit {
            return;
        }
        let mut places: Vec<(Timestamp, usize)> = self
            .iter()
            .map(|(place, record, _)| (record.published, place))
            .collect();
        places.sort_by_key(|(published, _)| *published);
        let newest = places.split_off(places.len() - limit);
        let mut is_kept = vec![false; self.len()];
        newest.iter().for_each(|(_, place)| is_kept[*place] = true);
        let mut is_kept = is_kept.into_iter();
        for segment in self.take_segments() {
            let mut kept = Segment::default();
            for place in 0..segment.len() {
                if is_kept.next() == Some(true) {
                    kept.push_from(&segment, place);
                }
            }
            self.push_segment(kept);
        }
        self.drop_unused_names();
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// All of them in their order: their places, what is known of them, and their terms as places in [`PostIndex::names`].
    /// Quicker than to ask for each.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, &PostRecord, &[u32])> {
        let segments = self.segments.iter().zip(&self.starts);
        segments.flat_map(|(segment, start)| {
            (0..segment.len())
                .map(move |place| (start + place, segment.get(place), segment.terms(place)))
        })
    }

    /// The file of the post at `place`, relative to the site.
    pub fn path(&self, place: usize) -> &str {
        let (segment, place) = self.at(place);
        segment.path(place)
    }

    /// The place of the post at `path`.
    pub fn find(&self, path: &str) -> Option<usize> {
        let after = self
            .segments
            .partition_point(|segment| segment.path(0) <= path);
        let nth = after.checked_sub(1)?;
        let segment = &self.segments[nth];
        let place = segment.place_of(path);
        let is_found = place < segment.len() && segment.path(place) == path;
        is_found.then(|| self.starts[nth] + place)
    }

    /// What is known of the post at `place`.
    pub fn get(&self, place: usize) -> &PostRecord {
        let (segment, place) = self.at(place);
        segment.get(place)
    }

    /// The same, to be changed.
    pub(crate) fn get_mut(&mut self, place: usize) -> &mut PostRecord {
        let nth = self.nth(place);
        self.segments[nth].get_mut(place - self.starts[nth])
    }

    /// The terms of the post at `place`, as places in [`PostIndex::names`].
    pub fn terms(&self, place: usize) -> &[u32] {
        let (segment, place) = self.at(place);
        segment.terms(place)
    }

    /// The terms of the post at `place` that may have feeds, by kind and name.
    pub fn named_terms(&self, place: usize) -> impl Iterator<Item = (Kind, &str)> {
        let terms = self.terms(place).iter();
        terms.filter_map(|term| match &self.names.list[*term as usize] {
            (TermKind::Feed(kind), name) => Some((*kind, name.as_str())),
            (TermKind::Label | TermKind::Apart | TermKind::Updated, _) => None,
        })
    }

    /// Whether only the feeds of its language show a post with these terms.
    pub fn are_apart(&self, terms: &[u32]) -> bool {
        let kinds = terms.iter().map(|term| self.names.list[*term as usize].0);
        kinds.into_iter().any(|kind| kind == TermKind::Apart)
    }

    /// Every term of the site, each once.
    pub fn names(&self) -> &[(TermKind, String)] {
        &self.names.list
    }

    fn at(&self, place: usize) -> (&Segment, usize) {
        let nth = self.nth(place);
        (&self.segments[nth], place - self.starts[nth])
    }

    /// Which segment a place is in.
    fn nth(&self, place: usize) -> usize {
        let after = self.starts.partition_point(|start| *start <= place);
        after.saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::epoch;

    fn records(posts: &[(&str, &[&str])]) -> PostIndex {
        let mut records = PostIndex::default();
        for (path, terms) in posts {
            let terms = terms.iter().map(|name| (TermKind::Feed(Kind::Tag), *name));
            records.push(path, epoch(), 0, None, terms);
        }
        records
    }

    fn all(records: &PostIndex) -> Vec<(&str, Vec<&str>)> {
        let names = |place| records.named_terms(place).map(|(_, name)| name).collect();
        let places = 0..records.len();
        places
            .map(|place| (records.path(place), names(place)))
            .collect()
    }

    #[test]
    fn posts_are_found_in_whatever_segment_they_are() {
        let mut records = PostIndex::default();
        for nth in 0..3 {
            let mut segment = Segment::default();
            for post in 0..=(SEGMENT / 2 + nth) {
                let row = PostRecord {
                    path_end: 0,
                    terms_end: 0,
                    published: epoch(),
                    url: 1,
                    is_duplicate: false,
                    is_episode: false,
                    page: 0,
                    known: FileFingerprint::default(),
                };
                segment.push(&format!("{nth}/{post:04}"), row, []);
            }
            records.push_segment(segment);
        }
        assert_eq!(records.segments.len(), 3);
        for (at, (place, _, _)) in records.iter().enumerate() {
            assert_eq!(at, place);
            assert_eq!(records.find(records.path(place)), Some(place));
        }
        let last = records.path(records.len() - 1);
        assert_eq!(last, format!("2/{:04}", SEGMENT / 2 + 2));
        for path in ["", "0/0000a", "1", "3"] {
            assert_eq!(records.find(path), None, "{path}");
        }
    }

    #[test]
    fn old_and_new_posts_stand_together_and_names_of_none_are_forgotten() {
        let mut both = records(&[("a", &["gone"]), ("b", &["x", "y"]), ("d", &[])]);
        let mut new = records(&[("c", &["z", "x"]), ("e", &["y"])]);
        let old = both.take_segments();
        let new = new.take_segments_for(&mut both);
        let mut mixed = Segment::default();
        mixed.push_from(&old[0], 1);
        mixed.push_from(&new[0], 0);
        mixed.push_from(&old[0], 2);
        mixed.push_from(&new[0], 1);
        both.push_segment(mixed);
        both.drop_unused_names();
        let wanted: [(&str, Vec<&str>); 4] = [
            ("b", vec!["x", "y"]),
            ("c", vec!["z", "x"]),
            ("d", vec![]),
            ("e", vec!["y"]),
        ];
        assert_eq!(all(&both), wanted);
        assert_eq!(both.names().len(), 3);
        // Names are still found where others went.
        both.push(
            "f",
            epoch(),
            0,
            None,
            [(TermKind::Feed(Kind::Tag), "z")].into_iter(),
        );
        assert_eq!(all(&both)[4], ("f", vec!["z"]));
        assert_eq!(both.names().len(), 3);
    }

    #[test]
    fn a_segment_is_taken_apart_between_two_posts() {
        let mut records = records(&[("a", &["x"]), ("b", &["y", "x"]), ("c", &[])]);
        let mut start = records.take_segments().remove(0);
        let end = start.split_off(start.place_of("aa"));
        assert_eq!(
            (start.len(), start.path(0), start.terms(0)),
            (1, "a", &[0][..])
        );
        assert_eq!(
            (end.len(), end.path(0), end.terms(0)),
            (2, "b", &[1, 0][..])
        );
        assert_eq!((start.paths.len(), start.terms.len()), (1, 1));
    }

    #[test]
    fn the_newest_are_kept() {
        let mut records = PostIndex::default();
        for (path, day) in [("a", 3), ("b", 1), ("c", 2), ("d", 3)] {
            let date = epoch() + chrono::TimeDelta::days(day);
            let terms = [(TermKind::Feed(Kind::Tag), path)];
            records.push(path, date, 0, None, terms.into_iter());
        }
        records.keep_newest(2);
        assert_eq!(all(&records), [("a", vec!["a"]), ("d", vec!["d"])]);
        assert_eq!(records.names().len(), 2);
    }
}
