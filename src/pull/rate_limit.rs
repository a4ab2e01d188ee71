//! Not asking one host too often.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::net::{Clock, Fault, Request, Response, Web};

/// When each host may be asked next.
pub(super) struct RateLimit {
    delay: Duration,
    next: Mutex<HashMap<String, DateTime<Utc>>>,
}

impl RateLimit {
    pub fn new(delay: Duration) -> Self {
        RateLimit {
            delay,
            next: Mutex::default(),
        }
    }

    /// Waits for the host's turn, and sends the request. Redirects come here too, so that they are as polite.
    pub fn send(
        &self,
        web: &dyn Web,
        clock: &dyn Clock,
        request: &Request,
    ) -> Result<Response, Fault> {
        let host = url::Url::parse(&request.url).ok();
        let host = host.and_then(|url| url.host_str().map(str::to_owned));
        let now = clock.now();
        let turn = {
            let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
            let turn = next.entry(host.unwrap_or_default()).or_insert(now);
            let mine = (*turn).max(now);
            *turn = mine + self.delay;
            mine
        };
        if let Ok(wait) = (turn - now).to_std()
            && !wait.is_zero()
        {
            clock.sleep(wait);
        }
        web.send(request)
    }
}
