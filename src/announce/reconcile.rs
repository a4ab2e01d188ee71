//! Brings one destination into the state that the site has.
//!
//! Each step is written into the ledger before it is taken and after it, so that a killed run is finished by the next one. What may
//! have been sent is looked for before it is sent again.

use std::collections::BTreeMap;

use super::article::Article;
use super::channel::pause;
use super::destination::{Attempt, Destination, Draft, Failure};
use super::error::Error;
use super::ledger::{Fingerprint, Ledger, Row, State};
use super::posts::{Absence, Candidate, Posts};
use super::report::{Outcome, Sent};
use crate::net::Clock;

/// How often a post is sent that may or may not have arrived.
const TRIES: u32 = 3;

/// How long before the first run the date of a post may be that is new after it, in seconds: some are written for days, and many
/// dates have no time. Older ones come from an archive as a rule.
const LATE: i64 = 7 * 24 * 60 * 60;

/// How a run is made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// In seconds since 1970.
    pub now: i64,
    /// Posts that the destination was not told of are sent if they are as new as this.
    pub since: Option<i64>,
    /// How many posts are sent at most, and how many are taken back.
    pub max: usize,
    pub dry_run: bool,
}

/// Brings `destination` into the state that `posts` have, and says what was done, or would be.
///
/// # Errors
///
/// If the ledger cannot be written. What the destination does not do is in the outcome.
pub(super) fn reconcile(
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

/// Why no more is done at a destination.
enum Stop {
    /// It takes nothing at present, as the outcome says.
    Closed,
    Error(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Error(error)
    }
}

struct Work<'r, 'p> {
    posts: &'r Posts<'p>,
    wanted: BTreeMap<&'r str, &'r Candidate>,
    destination: &'r mut dyn Destination,
    name: String,
    ledger: &'r mut Ledger,
    clock: &'r dyn Clock,
    run: Run,
    outcome: Outcome,
}

impl<'r> Work<'r, '_> {
    /// A post that has another id than before, in the same file, is the same post.
    fn follow_ids(&mut self) {
        let rows = self.ledger.rows(&self.name);
        let moved: Vec<(String, String)> = rows
            .filter(|(id, _)| !self.posts.has(id))
            .filter_map(|(id, row)| {
                let new = self.posts.id_at(&row.path)?;
                let is_free = self.ledger.get(&self.name, new).is_none();
                is_free.then(|| (id.to_owned(), new.to_owned()))
            })
            .collect();
        for (old, new) in moved {
            if let Some(row) = self.ledger.get(&self.name, &old).cloned()
                && self.ledger.get(&self.name, &new).is_none()
            {
                self.ledger.forget(&self.name, &old);
                self.ledger.set(&self.name, &new, row);
            }
        }
    }

    /// What is older than the destination is known, and not sent.
    fn adopt(&mut self) {
        let start = self.ledger.start(&self.name);
        let is_first = start.is_none();
        if is_first {
            self.ledger.set_start(&self.name, self.run.now);
        }
        let start = start.map_or(i64::MAX, |start| start - LATE);
        for (id, post) in &self.wanted {
            let is_old = post.published < start && self.ledger.get(&self.name, id).is_none();
            if !is_old || self.is_asked_for(post) {
                continue;
            }
            let row = Row {
                state: State::Known,
                path: post.path.clone(),
                ..self.new_row()
            };
            self.ledger.set(&self.name, id, row);
            match is_first {
                true => self.outcome.adopted += 1,
                false => self.outcome.older.push(post.path.clone()),
            }
        }
    }

    fn is_asked_for(&self, post: &Candidate) -> bool {
        self.run.since.is_some_and(|since| since <= post.published)
    }

    fn new_row(&self) -> Row {
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
        for id in &there {
            self.bring_up_to_date(id)?;
        }
        self.send_new()
    }

    /// Takes back what the site does not show any more.
    fn take_back(&mut self, gone: &[String]) -> Result<(), Stop> {
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

    /// The post that is being sent, if it arrived; it is not shown by the site any more.
    fn look_for(&mut self, id: &str, row: &Row) -> Result<Option<String>, Failure> {
        match row.remote.is_empty() {
            true => self.find(id, &row.url, None),
            false => Ok(Some(row.remote.clone())),
        }
    }

    fn delete(&mut self, id: &str, mut row: Row) -> Result<(), Stop> {
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

    /// Finishes what an earlier run began, and changes what is not as the site has it.
    fn bring_up_to_date(&mut self, id: &str) -> Result<(), Stop> {
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

    /// Sends what the destination does not have, the oldest first.
    fn send_new(&mut self) -> Result<(), Stop> {
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
        self.outcome.waiting = new.len().saturating_sub(self.run.max);
        new.truncate(self.run.max);
        for (_, id, round) in new {
            let Some((article, draft)) = self.drafted(id) else {
                continue;
            };
            if self.run.dry_run {
                self.outcome.posted.push(Sent::of(&article, &draft));
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

    /// Sends a post; `is_again` says that an earlier run may have done so.
    fn send(
        &mut self,
        id: &str,
        mut row: Row,
        article: &Article,
        draft: &Draft,
        mut is_again: bool,
    ) -> Result<(), Stop> {
        let before = self.ledger.get(&self.name, id).cloned();
        let fingerprint = draft.fingerprint(article);
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
                    Ok(None) => {}
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
                    if tried == TRIES {
                        break failure;
                    }
                    is_again = true;
                    pause(self.clock, tried);
                }
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

    fn find(
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

    fn drafted(&mut self, id: &str) -> Option<(Article, Draft)> {
        let post = self.wanted.get(id)?;
        let article = self.posts.article(id, post)?;
        let draft = self.destination.draft(&article);
        Some((article, draft))
    }

    /// Notes a failure. It holds up the other posts only if they would fare no better.
    fn fail(&mut self, path: &str, failure: Failure) -> Result<(), Stop> {
        let stops = matches!(failure, Failure::Closed(_) | Failure::Unknown(_));
        let failure = format!("{path}: {}", failure.into_text());
        self.outcome.failures.push(failure);
        match stops {
            true => Err(Stop::Closed),
            false => Ok(()),
        }
    }

    fn set(&mut self, id: &str, state: State, row: Row) -> Result<Row, Error> {
        let row = Row {
            state,
            at: self.run.now,
            ..row
        };
        self.ledger.set(&self.name, id, row.clone());
        self.save()?;
        Ok(row)
    }

    fn save(&mut self) -> Result<(), Error> {
        match self.run.dry_run {
            true => Ok(()),
            false => self.ledger.save(),
        }
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
