//! What is known of posts before anything is sent.

use super::work::Work;
use crate::announce::ledger::{Row, State};

/// How long before the first run the date of a post may be that is new after it, in seconds: some are written for days, and many
/// dates have no time. Older ones come from an archive as a rule.
const LATE: i64 = 7 * 24 * 60 * 60;

impl Work<'_, '_> {
    /// A post that has another id than before, in the same file, is the same post.
    pub fn follow_ids(&mut self) {
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
    pub fn adopt(&mut self) {
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
}
