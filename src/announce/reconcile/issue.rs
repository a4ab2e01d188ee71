//! Posts that are sent together, and an issue that an earlier run may have sent.

use std::collections::BTreeMap;

use super::work::{Stop, Work};
use crate::announce::article::Article;
use crate::announce::destination::{Draft, Failure, Issue};
use crate::announce::ledger::{Row, State};
use crate::announce::report::Sent;

impl Work<'_, '_> {
    /// Sends again, under the same names, what earlier runs may have sent.
    pub fn finish_issues(&mut self) -> Result<(), Stop> {
        if self.run.dry_run {
            return Ok(());
        }
        let mut open: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (id, row) in self.ledger.rows(&self.name) {
            if row.state == State::Posting && self.wanted.contains_key(id) {
                let ids = open.entry(row.remote.clone()).or_default();
                ids.push(id.to_owned());
            }
        }
        for (remote, ids) in open {
            self.send_together(&ids, &remote)?;
        }
        Ok(())
    }

    /// Sends what is new and old enough, unless this issue went out already.
    pub fn send_issue(&mut self, issue: &Issue) -> Result<(), Stop> {
        let is_out = self.is_out(issue);
        let (ready, later): (Vec<_>, Vec<_>) = self
            .new_posts()
            .into_iter()
            .partition(|(published, _, _)| *published < issue.until && !is_out);
        self.outcome.waiting = later.len();
        let ids: Vec<String> = ready.iter().map(|(_, id, _)| (*id).to_owned()).collect();
        if ids.is_empty() {
            return Ok(());
        }
        if self.run.dry_run {
            let posts = self.all_drafted(&ids);
            let sent = posts
                .iter()
                .map(|(article, draft)| Sent::of(article, draft));
            self.outcome.posted.extend(sent);
            self.destination.preview(&posts, &issue.remote);
            return Ok(());
        }
        self.send_together(&ids, &issue.remote)
    }

    fn is_out(&self, issue: &Issue) -> bool {
        let mut rows = self.ledger.rows(&self.name);
        rows.any(|(_, row)| row.remote == issue.remote)
    }

    fn all_drafted(&mut self, ids: &[String]) -> Vec<(Article, Draft)> {
        let mut posts: Vec<(Article, Draft)> =
            ids.iter().filter_map(|id| self.drafted(id)).collect();
        posts.sort_by(|(a, _), (b, _)| (a.published, &a.id).cmp(&(b.published, &b.id)));
        posts
    }

    fn send_together(&mut self, ids: &[String], remote: &str) -> Result<(), Stop> {
        let posts = self.all_drafted(ids);
        let Some((first, _)) = posts.first() else {
            return Ok(());
        };
        let path = first.path.clone();
        if let Err(failure) = self.destination.prepare() {
            return self.fail(&path, failure);
        }
        let before: Vec<Option<Row>> = posts
            .iter()
            .map(|(article, _)| self.ledger.get(&self.name, &article.id).cloned())
            .collect();
        for (article, draft) in &posts {
            let row = Row {
                at: self.run.now,
                fingerprint: draft.fingerprint(article),
                remote: remote.to_owned(),
                url: article.url.clone(),
                path: article.path.clone(),
                ..self.new_row()
            };
            self.ledger.set(&self.name, &article.id, row);
        }
        // All of them at once: an issue is whole, or it is not there.
        self.save()?;
        match self.destination.post_issue(&posts, remote) {
            Ok(()) => {
                for (article, draft) in &posts {
                    if let Some(row) = self.ledger.get(&self.name, &article.id).cloned() {
                        let state = State::Posted;
                        self.ledger
                            .set(&self.name, &article.id, Row { state, ..row });
                    }
                    self.outcome.posted.push(Sent::of(article, draft));
                }
                self.save()?;
                Ok(())
            }
            Err(failure @ Failure::Unknown(_)) => self.fail(&path, failure),
            Err(failure) => {
                // It was not sent, so that it is as it was.
                for ((article, _), before) in posts.iter().zip(before) {
                    match before {
                        Some(before) => self.ledger.set(&self.name, &article.id, before),
                        None => self.ledger.forget(&self.name, &article.id),
                    }
                }
                self.save()?;
                self.fail(&path, failure)
            }
        }
    }
}
