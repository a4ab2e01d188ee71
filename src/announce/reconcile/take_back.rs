//! What the site does not show any more is taken back.

use super::work::{Stop, Work};
use crate::announce::destination::Failure;
use crate::announce::ledger::{Row, State};
use crate::announce::posts::Absence;

impl Work<'_, '_> {
    /// Takes back what the site does not show any more.
    pub fn take_back(&mut self, gone: &[String]) -> Result<(), Stop> {
        let mut withdrawn: Vec<(&String, Row)> = Vec::new();
        for id in gone {
            let Some(row) = self.ledger.get(&self.name, id).cloned() else {
                continue;
            };
            // A post that is there and not wanted is not wanted here.
            match self.posts.has(id) {
                true => withdrawn.push((id, row)),
                false => match self.posts.absence(&row.path) {
                    Absence::Withdrawn => withdrawn.push((id, row)),
                    Absence::Stays(reason) => {
                        self.outcome.stays.push(format!("{}: {reason}", row.path));
                    }
                },
            }
        }
        if self.destination.is_final() {
            return self.let_stay(withdrawn);
        }
        let new = withdrawn
            .iter()
            .filter(|(_, row)| row.state != State::Deleting);
        let count = new.count();
        if count > self.run.max {
            let max = self.run.max;
            self.outcome.failures.push(format!(
                "{count} posts are gone, and one run takes back {max} at most: nothing is taken back\n  help: check that the site is whole, then allow it with `--max {count}`"
            ));
            withdrawn.retain(|(_, row)| row.state == State::Deleting);
        }
        for (id, mut row) in withdrawn {
            if self.run.dry_run {
                self.outcome.deleted.push(row.path);
                continue;
            }
            if row.state == State::Posting {
                match self.look_for(id, &row) {
                    Ok(Some(remote)) => row.remote = remote,
                    Ok(None) => {
                        self.set(id, State::Deleted, row)?;
                        continue;
                    }
                    // It may be there, so the next run looks again.
                    Err(failure) => {
                        self.fail(&row.path, failure)?;
                        continue;
                    }
                }
            }
            self.delete(id, row)?;
        }
        Ok(())
    }

    /// Says once what cannot be taken back.
    fn let_stay(&mut self, withdrawn: Vec<(&String, Row)>) -> Result<(), Stop> {
        for (id, row) in withdrawn {
            let stays = format!("{}: what was sent cannot be taken back", row.path);
            self.outcome.stays.push(stays);
            let state = match row.state {
                // It may not have been sent, and would be if it came back.
                State::Posting => State::Deleted,
                _ => State::Dropped,
            };
            self.set(id, state, row)?;
        }
        Ok(())
    }

    /// The post that is being sent, if it arrived; it is not shown by the site any more.
    fn look_for(&mut self, id: &str, row: &Row) -> Result<Option<String>, Failure> {
        match row.remote.is_empty() {
            true => self.find(id, &row.url, None),
            false => Ok(Some(row.remote.clone())),
        }
    }

    pub fn delete(&mut self, id: &str, mut row: Row) -> Result<(), Stop> {
        row = self.set(id, State::Deleting, row)?;
        match self.destination.delete(&row.remote) {
            Ok(()) | Err(Failure::Gone) => {
                self.outcome.deleted.push(row.path.clone());
                self.set(id, State::Deleted, row)?;
                Ok(())
            }
            Err(failure) => self.fail(&row.path, failure),
        }
    }
}
