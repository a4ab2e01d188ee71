//! Which id each post of a build has.

use super::file::Lock;

/// No row.
pub(super) const NONE: u32 = u32::MAX;

/// The ids of a build's posts.
#[derive(Debug)]
pub struct Ids {
    pub(super) lock: Lock,
    /// For each post its row.
    pub(super) row_of: Vec<u32>,
    /// For each post the place of its row in the order of paths, as the lock was read.
    pub(super) nth_of: Vec<u32>,
}

impl Ids {
    /// What readers know the post at `place` by; `None` if the lock does not say.
    pub fn id(&self, place: usize) -> Option<&str> {
        let row = self.row(place)?;
        Some(self.lock.id(&self.lock.rows()[row]))
    }

    /// The lock as it is now.
    pub fn lock(&self) -> &Lock {
        &self.lock
    }

    /// The row of a post.
    pub(super) fn row(&self, place: usize) -> Option<usize> {
        let row = *self.row_of.get(place)?;
        (row != NONE).then_some(row as usize)
    }

    pub(super) fn nth_by_path(&self, place: usize) -> Option<usize> {
        let nth = *self.nth_of.get(place)?;
        (nth != NONE).then_some(nth as usize)
    }
}
