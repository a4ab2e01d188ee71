//! When posts last changed, for feeds that order them by that.

use crate::config::{Config, Kind, SortBy};
use crate::date::Timestamp;
use crate::index::{PostRecord, TermKind};

/// When posts last changed, and which feeds order them by it.
pub(super) struct Updated {
    /// For each term, whether it is a feed of that order.
    orders: Vec<bool>,
    /// For each term, the instant that it stands for.
    instants: Vec<Option<Timestamp>>,
}

impl Updated {
    /// What the terms of the posts say; `None` if every feed goes by dates.
    pub fn of(config: &Config, names: &[(TermKind, String)]) -> Option<Self> {
        if !config.feeds.sorts_by_updated() {
            return None;
        }
        let orders = names.iter().map(|(kind, name)| {
            let feed = match kind {
                TermKind::Feed(Kind::Custom) => config.feeds.custom(name),
                _ => None,
            };
            feed.is_some_and(|feed| feed.sort == SortBy::Updated)
        });
        let instants = names.iter().map(|(kind, name)| match kind {
            TermKind::Updated => {
                let seconds = name.parse().ok()?;
                Some(chrono::DateTime::from_timestamp(seconds, 0)?.fixed_offset())
            }
            _ => None,
        });
        Some(Updated {
            orders: orders.collect(),
            instants: instants.collect(),
        })
    }

    /// Whether the term is a feed that orders its posts so.
    pub fn orders(&self, term: u32) -> bool {
        self.orders[term as usize]
    }

    /// When the post with these terms last changed.
    pub fn of_post(&self, record: &PostRecord, terms: &[u32]) -> Timestamp {
        let mut named = terms
            .iter()
            .filter_map(|term| self.instants[*term as usize]);
        named.next().unwrap_or(record.published)
    }
}
