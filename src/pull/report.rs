//! What a pull did.

/// What a pull did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Every source, in the order of the settings.
    pub sources: Vec<SourceReport>,
}

/// What became of one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceReport {
    /// Its address, as the settings have it.
    pub url: String,
    /// How it answered.
    pub outcome: Outcome,
    /// When it is asked again, if it failed (RFC 3339). [`Options::retry`](super::Options::retry) asks it at once.
    pub next: Option<String>,
    /// Where it says that it has moved for good.
    pub moved: Option<String>,
    /// What became of its entries.
    pub counts: Counts,
    /// What was left out of its feed and entries, since it is more than feedmill takes: a sentence for each.
    pub cuts: Vec<String>,
}

/// How a source answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With a feed.
    Read,
    /// With word that nothing has changed.
    Unchanged,
    /// It was not asked: it failed before, and its next turn is at this time (RFC 3339).
    Waiting(String),
    /// It is gone for good (HTTP 410), and is not asked again.
    Gone,
    /// There was no feed, and why.
    Failed(String),
}

/// What became of the entries of a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New posts.
    pub new: usize,
    /// Posts that the source changed.
    pub updated: usize,
    /// Posts that are as they were.
    pub unchanged: usize,
    /// Posts that a person edited, which stay as they are.
    pub edited: usize,
    /// Posts that a person removed, which do not come back.
    pub removed: usize,
    /// Entries that are posts of another source already.
    pub elsewhere: usize,
    /// Entries that the rule of the source does not match.
    pub unmatched: usize,
}

impl Report {
    /// The sources of which no feed came.
    pub fn failed(&self) -> impl Iterator<Item = &SourceReport> {
        let sources = self.sources.iter();
        sources.filter(|source| matches!(source.outcome, Outcome::Failed(_) | Outcome::Gone))
    }

    /// The sum over all sources.
    pub fn counts(&self) -> Counts {
        let sources = self.sources.iter().map(|source| source.counts);
        sources.fold(Counts::default(), |a, b| Counts {
            new: a.new + b.new,
            updated: a.updated + b.updated,
            unchanged: a.unchanged + b.unchanged,
            edited: a.edited + b.edited,
            removed: a.removed + b.removed,
            elsewhere: a.elsewhere + b.elsewhere,
            unmatched: a.unmatched + b.unmatched,
        })
    }
}
