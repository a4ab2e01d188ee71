//! What the steps have in common: the posts, the destination and the ledger.

use std::collections::BTreeMap;

use crate::announce::article::Article;
use crate::announce::destination::{Destination, Draft, Failure};
use crate::announce::error::Error;
use crate::announce::ledger::{Fingerprint, Ledger, Row, State};
use crate::announce::posts::{Candidate, Posts};
use crate::announce::report::Outcome;
use crate::net::Clock;

/// How a run is made.
#[derive(Clone, Copy, Debug)]
pub(in crate::announce) struct Run {
    /// In seconds since 1970.
    pub now: i64,
    /// Posts that the destination was not told of are sent if they are as new as this.
    pub since: Option<i64>,
    /// How many posts are sent at most, and how many are taken back.
    pub max: usize,
    pub dry_run: bool,
}

/// Why no more is done at a destination.
pub(super) enum Stop {
    /// It takes nothing at present, as the outcome says.
    Closed,
    Error(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Error(error)
    }
}

/// The work at one destination.
pub(super) struct Work<'r, 'p> {
    pub posts: &'r Posts<'p>,
    pub wanted: BTreeMap<&'r str, &'r Candidate>,
    pub destination: &'r mut dyn Destination,
    pub name: String,
    pub ledger: &'r mut Ledger,
    pub clock: &'r dyn Clock,
    pub run: Run,
    pub outcome: Outcome,
}

impl Work<'_, '_> {
    pub fn is_asked_for(&self, post: &Candidate) -> bool {
        self.run.since.is_some_and(|since| since <= post.published)
    }

    pub fn new_row(&self) -> Row {
        Row {
            state: State::Posting,
            at: self.run.now,
            round: 0,
            fingerprint: Fingerprint::default(),
            remote: String::new(),
            url: String::new(),
            path: String::new(),
        }
    }
    pub fn find(
        &mut self,
        id: &str,
        url: &str,
        draft: Option<&Draft>,
    ) -> Result<Option<String>, Failure> {
        let others = self.ledger.rows(&self.name);
        let others = others.filter(|(other, _)| *other != id);
        let others: Vec<&str> = others.map(|(_, row)| row.remote.as_str()).collect();
        let taken = |remote: &str| others.contains(&remote);
        self.destination.find(url, draft, &taken)
    }

    pub fn drafted(&mut self, id: &str) -> Option<(Article, Draft)> {
        let post = self.wanted.get(id)?;
        let article = self.posts.article(id, post)?;
        let draft = self.destination.draft(&article);
        Some((article, draft))
    }

    /// Notes a failure. It holds up the other posts only if they would fare no better.
    pub fn fail(&mut self, path: &str, failure: Failure) -> Result<(), Stop> {
        let stops = matches!(failure, Failure::Closed(_) | Failure::Unknown(_));
        let failure = format!("{path}: {}", failure.into_text());
        self.outcome.failures.push(failure);
        match stops {
            true => Err(Stop::Closed),
            false => Ok(()),
        }
    }

    pub fn set(&mut self, id: &str, state: State, row: Row) -> Result<Row, Error> {
        let row = Row {
            state,
            at: self.run.now,
            ..row
        };
        self.ledger.set(&self.name, id, row.clone());
        self.save()?;
        Ok(row)
    }

    pub fn save(&mut self) -> Result<(), Error> {
        match self.run.dry_run {
            true => Ok(()),
            false => self.ledger.save(),
        }
    }
}
