//! What is new is sent.

use super::work::{Stop, Work};
use crate::announce::article::Article;
use crate::announce::channel::pause;
use crate::announce::destination::{Attempt, Draft, Failure};
use crate::announce::ledger::{Row, State};
use crate::announce::report::Sent;

/// How often a post is sent that may or may not have arrived.
const TRIES: u32 = 3;

impl<'r> Work<'r, '_> {
    /// Sends what the destination does not have, the oldest first.
    pub fn send_new(&mut self) -> Result<(), Stop> {
        let mut new = self.new_posts();
        self.outcome.waiting = new.len().saturating_sub(self.run.max);
        new.truncate(self.run.max);
        for (_, id, round) in new {
            let Some((article, draft)) = self.drafted(id) else {
                continue;
            };
            if self.run.dry_run {
                self.outcome.posted.push(Sent::of(&article, &draft));
                let planned = self.destination.planned(&article).unwrap_or_default();
                self.destination.preview(&[(article, draft)], &planned);
                continue;
            }
            let row = Row {
                round,
                path: article.path.clone(),
                ..self.new_row()
            };
            self.send(id, row, &article, &draft, false)?;
        }
        Ok(())
    }

    /// What the destination does not have, the oldest first: the date of each, its id, and how often it was sent before.
    pub fn new_posts(&mut self) -> Vec<(i64, &'r str, u32)> {
        let mut new: Vec<(i64, &'r str, u32)> = Vec::new();
        for (id, post) in &self.wanted {
            let round = match self.ledger.get(&self.name, id) {
                None => 0,
                Some(row) if row.state == State::Known && self.is_asked_for(post) => 0,
                Some(row) if row.state == State::Deleted => row.round + 1,
                Some(row) => {
                    self.outcome.known += usize::from(row.state == State::Known);
                    continue;
                }
            };
            new.push((post.published, id, round));
        }
        new.sort_unstable();
        new
    }

    /// Sends a post; `is_again` says that an earlier run may have done so.
    pub fn send(
        &mut self,
        id: &str,
        mut row: Row,
        article: &Article,
        draft: &Draft,
        mut is_again: bool,
    ) -> Result<(), Stop> {
        if let Err(failure) = self.destination.prepare() {
            return self.fail(&article.path, failure);
        }
        let before = self.ledger.get(&self.name, id).cloned();
        let fingerprint = draft.fingerprint(article);
        let mut may_be_there = is_again;
        let mut tried = 0;
        let failure = loop {
            if is_again {
                match self.find(id, &row.url, Some(draft)) {
                    Ok(Some(remote)) => {
                        // What arrived may be an older text.
                        row.remote = remote;
                        self.outcome.posted.push(Sent::of(article, draft));
                        self.set(id, State::Posted, row)?;
                        return self.bring_up_to_date(id);
                    }
                    Ok(None) => may_be_there &= !self.destination.can_look(),
                    Err(failure) => return self.fail(&article.path, failure),
                }
            }
            row.fingerprint = fingerprint;
            row.url.clone_from(&article.url);
            if let Some(remote) = self
                .destination
                .planned(article)
                .filter(|_| row.remote.is_empty())
            {
                row.remote = remote;
            }
            row = self.set(id, State::Posting, row)?;
            let key = key(&self.name, id, row.round);
            let attempt = Attempt {
                key: &key,
                planned: &row.remote,
            };
            match self.destination.post(article, draft, &attempt) {
                Ok(remote) => {
                    row.remote = remote;
                    self.outcome.posted.push(Sent::of(article, draft));
                    self.set(id, State::Posted, row)?;
                    return Ok(());
                }
                Err(failure @ Failure::Unknown(_)) => {
                    tried += 1;
                    if tried == TRIES || self.destination.is_final() {
                        break failure;
                    }
                    is_again = true;
                    may_be_there = true;
                    pause(self.clock, tried);
                }
                Err(failure @ Failure::Partly(_)) => break failure,
                // An attempt before this one may have arrived.
                Err(failure) if may_be_there => break failure,
                Err(failure) => {
                    // It was not sent, so that it is as it was.
                    match before.filter(|before| before.state != State::Posting) {
                        Some(before) => self.ledger.set(&self.name, id, before),
                        None if row.round == 0 => self.ledger.forget(&self.name, id),
                        None => {
                            row.round -= 1;
                            row.state = State::Deleted;
                            self.ledger.set(&self.name, id, row);
                        }
                    }
                    self.save()?;
                    break failure;
                }
            }
        };
        self.fail(&article.path, failure)
    }
}

/// What names the attempts to send a post.
fn key(destination: &str, id: &str, round: u32) -> String {
    let text = format!("{destination}\n{id}\n{round}");
    format!(
        "feedmill-{:032x}",
        xxhash_rust::xxh3::xxh3_128(text.as_bytes())
    )
}
