//! How far a build has come, for whoever waits for it.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How many feeds a build makes, and how many it has made. Another thread may look on.
#[derive(Debug, Default)]
pub struct Progress {
    total: AtomicUsize,
    done: AtomicUsize,
}

impl Progress {
    /// How many feeds there will be; 0 while the posts are still being read.
    pub fn total(&self) -> usize {
        self.total.load(Ordering::Relaxed)
    }

    /// How many of them are made.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Says how many feeds there will be.
    pub(crate) fn expect(&self, total: usize) {
        self.total.store(total, Ordering::Relaxed);
    }

    /// Says that one more is made.
    pub(crate) fn add(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}
