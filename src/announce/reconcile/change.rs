//! What changed on the site is changed at the destination.

use super::work::{Stop, Work};
use crate::announce::destination::Failure;
use crate::announce::ledger::State;
use crate::announce::report::Sent;

impl Work<'_, '_> {
    /// Finishes what an earlier run began, and changes what is not as the site has it.
    pub fn bring_up_to_date(&mut self, id: &str) -> Result<(), Stop> {
        let Some(mut row) = self.ledger.get(&self.name, id).cloned() else {
            return Ok(());
        };
        let Some((article, draft)) = self.drafted(id) else {
            return Ok(());
        };
        let fingerprint = draft.fingerprint(&article);
        row.path.clone_from(&article.path);
        if self.run.dry_run {
            match row.state {
                State::Posted if row.fingerprint.is_stale(&fingerprint) => {
                    self.outcome.edited.push(Sent::of(&article, &draft));
                }
                State::Posted => self.outcome.known += 1,
                _ => self
                    .outcome
                    .open
                    .push(format!("{}: {}", row.path, row.state.name())),
            }
            return Ok(());
        }
        if row.state == State::Deleting {
            self.delete(id, row)?;
            return Ok(());
        }
        if row.state == State::Posting && self.destination.is_final() {
            return Ok(());
        }
        if row.state == State::Posting {
            return self.send(id, row, &article, &draft, true);
        }
        if row.state == State::Posted && !row.fingerprint.is_stale(&fingerprint) {
            self.outcome.known += 1;
            // Kept in memory alone unless something else changes the file.
            if self.ledger.get(&self.name, id).map(|old| &old.path) != Some(&row.path) {
                self.ledger.set(&self.name, id, row);
                self.save()?;
            }
            return Ok(());
        }
        row = self.set(id, State::Editing, row)?;
        match self.destination.edit(&row.remote, &article, &draft) {
            Ok(()) => {
                row.fingerprint = fingerprint;
                row.url.clone_from(&article.url);
                if let Some(remote) = self.destination.renamed(&row.remote, &article) {
                    row.remote = remote;
                }
                self.outcome.edited.push(Sent::of(&article, &draft));
                self.set(id, State::Posted, row)?;
                Ok(())
            }
            Err(Failure::Gone) => {
                let path = &row.path;
                self.outcome.notes.push(format!(
                    "{path}: somebody removed it there; it is not sent again"
                ));
                self.set(id, State::Dropped, row)?;
                Ok(())
            }
            Err(failure @ Failure::Refused(_)) => {
                // It is as it was, and the next run tries again.
                self.set(id, State::Posted, row)?;
                self.fail(&article.path, failure)
            }
            Err(failure) => self.fail(&article.path, failure),
        }
    }
}
