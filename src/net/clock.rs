//! What time it is, and waiting.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// A clock that can wait.
pub trait Clock: Sync {
    /// The present.
    fn now(&self) -> DateTime<Utc>;
    /// Waits.
    fn sleep(&self, time: Duration);
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods)] // When to ask again depends on the time; no document does.
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn sleep(&self, time: Duration) {
        std::thread::sleep(time);
    }
}
