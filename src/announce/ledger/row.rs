//! What the ledger says of one post at one destination.

use xxhash_rust::xxh3::xxh3_64;

/// How far a post is at a destination. What ends in `ing` was intended, and its outcome is not known: the run was killed, or the
/// answer did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was there before the destination was: it is not sent.
    Known,
    /// It is being sent.
    Posting,
    /// It was sent.
    Posted,
    /// It is being changed.
    Editing,
    /// It is being taken back.
    Deleting,
    /// It was taken back.
    Deleted,
    /// Somebody removed it at the destination. It is not sent again.
    Dropped,
}

impl State {
    pub(super) const ALL: [(&'static str, State); 7] = [
        ("known", State::Known),
        ("posting", State::Posting),
        ("posted", State::Posted),
        ("editing", State::Editing),
        ("deleting", State::Deleting),
        ("deleted", State::Deleted),
        ("dropped", State::Dropped),
    ];

    /// The word for it in the ledger.
    pub fn name(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, state)| *state == self);
        found.map_or("", |(name, _)| name)
    }

    /// Whether it was intended, and the outcome is not known.
    pub fn is_open(self) -> bool {
        matches!(self, State::Posting | State::Editing | State::Deleting)
    }

    /// Whether the destination shows it, or may.
    pub fn may_be_there(self) -> bool {
        self.is_open() || self == State::Posted
    }
}

/// By what it is known whether a post must be changed at a destination.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of the post.
    pub source: u64,
    /// Of what the destination shows of it.
    pub shown: u64,
}

impl Fingerprint {
    pub(crate) fn of(source: &str, shown: &str) -> Self {
        Fingerprint {
            source: xxh3_64(source.as_bytes()),
            shown: xxh3_64(shown.as_bytes()),
        }
    }

    /// Whether a post with the fingerprint `new` must be changed. New settings alone change nothing that was sent, and a change of
    /// the post that the destination does not show neither.
    pub(crate) fn is_stale(&self, new: &Fingerprint) -> bool {
        self.source != new.source && self.shown != new.shown
    }
}

/// What the ledger says of one post at one destination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// How far it is.
    pub state: State,
    /// Since when, in seconds since 1970.
    pub at: i64,
    /// How often it was sent, after it had been taken back.
    pub round: u32,
    /// What was sent.
    pub fingerprint: Fingerprint,
    /// What the destination calls it; empty if that is not known.
    pub remote: String,
    /// Where the post lived when it was sent; empty if it was not.
    pub url: String,
    /// The post's file, relative to the site.
    pub path: String,
}
