//! The steps, one after the other.

use super::work::{Run, Stop, Work};
use crate::announce::destination::Destination;
use crate::announce::error::Error;
use crate::announce::ledger::Ledger;
use crate::announce::posts::Posts;
use crate::announce::report::Outcome;
use crate::net::Clock;

/// Brings `destination` into the state that `posts` have, and says what was done, or would be.
///
/// # Errors
///
/// If the ledger cannot be written. What the destination does not do is in the outcome.
pub(in crate::announce) fn reconcile(
    posts: &Posts,
    destination: &mut dyn Destination,
    ledger: &mut Ledger,
    clock: &dyn Clock,
    run: Run,
) -> Result<Outcome, Error> {
    let name = destination.name().to_owned();
    let mut work = Work {
        posts,
        wanted: posts.wanted(destination.kind()),
        outcome: Outcome {
            destination: name.clone(),
            kind: destination.kind(),
            ..Outcome::default()
        },
        destination,
        name,
        ledger,
        clock,
        run,
    };
    work.follow_ids();
    work.adopt();
    work.save()?;
    let done = work.all();
    let mut outcome = work.outcome;
    outcome.notes.extend(work.destination.take_notes());
    match done {
        Ok(()) | Err(Stop::Closed) => Ok(outcome),
        Err(Stop::Error(error)) => Err(error),
    }
}

impl Work<'_, '_> {
    fn all(&mut self) -> Result<(), Stop> {
        let ids: Vec<String> = self
            .ledger
            .rows(&self.name)
            .filter(|(_, row)| row.state.may_be_there())
            .map(|(id, _)| id.to_owned())
            .collect();
        let (there, gone): (Vec<String>, Vec<String>) = ids
            .into_iter()
            .partition(|id| self.wanted.contains_key(id.as_str()));
        self.take_back(&gone)?;
        if self.destination.is_final() {
            self.finish_issues()?;
        }
        for id in &there {
            self.bring_up_to_date(id)?;
        }
        match self.destination.issue(self.run.now) {
            Some(issue) => self.send_issue(&issue),
            None => self.send_new(),
        }
    }
}
