//! The newest posts of a feed, found in one pass.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::language::Spoken;
use super::selection::Selection;
use crate::config::{Config, Feeds, Kind};
use crate::date::Timestamp;
use crate::index::PostRecord;

/// The newest posts so far: the heap's top is the first to go.
#[derive(Default)]
struct Newest(BinaryHeap<Reverse<Item>>);

/// A post, the newest of which is the greatest; of one date, the first by path.
type Item = (Timestamp, Reverse<usize>);

/// What is found of one term.
#[derive(Default)]
pub(super) struct Found {
    episodes: Newest,
    others: Newest,
    /// How many posts there are, shown or not.
    pub total: usize,
    episodes_total: usize,
    /// When the first of them was published.
    pub oldest: Option<Timestamp>,
    pub spoken: Spoken,
}

/// How many episodes and how many other posts a feed may show.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    episodes: usize,
    others: usize,
}

impl Limits {
    /// Without a limit that is set, no episode may be lost: directories drop what a feed no longer lists.
    pub fn of(limit: Option<usize>) -> Self {
        match limit {
            None => Limits {
                episodes: usize::MAX,
                others: Feeds::LIMIT,
            },
            Some(limit) => {
                let limit = if limit == 0 { usize::MAX } else { limit };
                Limits {
                    episodes: limit,
                    others: limit,
                }
            }
        }
    }
}

impl Newest {
    fn add(&mut self, item: Item, limit: usize) {
        let item = Reverse(item);
        if self.0.len() < limit {
            self.0.push(item);
        } else if let Some(mut last) = self.0.peek_mut()
            && item < *last
        {
            *last = item;
        }
    }

    fn into_items(self, is_episode: bool) -> impl Iterator<Item = (Item, bool)> {
        let items = self.0.into_sorted_vec().into_iter();
        items.map(move |Reverse(item)| (item, is_episode))
    }
}

impl Found {
    pub fn add(&mut self, record: &PostRecord, place: usize, limits: Limits) {
        self.add_at(record.published, record, place, limits);
    }

    /// The same, ordered by another instant than its date.
    pub fn add_at(&mut self, at: Timestamp, record: &PostRecord, place: usize, limits: Limits) {
        let published = record.published;
        self.total += 1;
        self.oldest = Some(
            self.oldest
                .map_or(published, |oldest| oldest.min(published)),
        );
        let item = (at, Reverse(place));
        if record.is_episode {
            self.episodes_total += 1;
            self.episodes.add(item, limits.episodes);
        } else {
            self.others.add(item, limits.others);
        }
    }

    /// What the feed shows; its name, label and slug are left empty.
    pub fn into_selection(self, config: &Config, kind: Kind, name: &str) -> Selection {
        let only = config
            .podcast
            .as_ref()
            .map(|podcast| &podcast.episodes_only);
        let has_only_episodes = only.is_some_and(|only| only.has(kind))
            && (kind == Kind::All || self.episodes_total > 0);
        let mut total = self.total;
        let mut posts: Vec<(Item, bool)> = self.others.into_items(false).collect();
        if has_only_episodes {
            posts.clear();
            total = self.episodes_total;
        }
        if self.episodes_total > 0 {
            posts.extend(self.episodes.into_items(true));
            posts.sort_unstable_by(|one, other| other.cmp(one));
        }
        let limit = match config.feeds.limit_of(kind, name) {
            Some(0) => usize::MAX,
            Some(limit) => limit,
            None => {
                let mut newest = posts.iter().take(Feeds::LIMIT);
                match config.podcast.is_some() || newest.all(|(_, is_episode)| *is_episode) {
                    true => usize::MAX,
                    false => Feeds::LIMIT,
                }
            }
        };
        posts.truncate(limit);
        let posts = posts.into_iter().map(|((_, Reverse(place)), _)| place);
        Selection {
            posts: posts.collect(),
            total,
            episodes: self.episodes_total,
            ..Selection::empty(kind)
        }
    }
}
