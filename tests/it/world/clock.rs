//! A clock that stands still until somebody waits or sets it.

use std::sync::Mutex;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use feedmill::net::Clock;

pub struct StillClock {
    now: Mutex<DateTime<Utc>>,
    waited: Mutex<Vec<Duration>>,
}

impl StillClock {
    pub fn at(text: &str) -> Self {
        StillClock {
            now: Mutex::new(text.parse().unwrap()),
            waited: Mutex::default(),
        }
    }

    /// Lets time pass.
    pub fn pass(&self, time: TimeDelta) {
        *self.now.lock().unwrap() += time;
    }

    /// How long was waited, each time, since the last call.
    pub fn waits(&self) -> Vec<Duration> {
        std::mem::take(&mut self.waited.lock().unwrap())
    }
}

impl Clock for StillClock {
    fn now(&self) -> DateTime<Utc> {
        *self.now.lock().unwrap()
    }

    fn sleep(&self, time: Duration) {
        self.waited.lock().unwrap().push(time);
        *self.now.lock().unwrap() += time;
    }
}
