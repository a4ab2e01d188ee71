//! Requests to one destination: tried again where that may help and cannot do harm, within its rate limits.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::delivery::said_but;
use super::destination::Failure;
use crate::net::secrets::Secrets;
use crate::net::{Clock, Request, Response, Web};

/// How often a request is sent, and the first pause, which doubles with each.
const TRIES: u32 = 4;
const PAUSE: Duration = Duration::from_secs(1);

/// The longest pause that a destination may ask for. If it wants a longer one, the rest is for the next run.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// A larger number of seconds is the time since 1970, not from now on.
const SINCE_1970: i64 = 1_000_000_000;

/// Requests to one destination.
pub(super) struct Channel<'w> {
    web: &'w dyn Web,
    clock: &'w dyn Clock,
    secrets: Secrets,
    /// From when on it takes requests again.
    opens: Option<DateTime<Utc>>,
}

/// Waits before something is tried for the next time, the longer the more often it was.
pub(super) fn pause(clock: &dyn Clock, tried: u32) {
    clock.sleep(PAUSE * 2_u32.pow(tried.clamp(1, TRIES) - 1));
}

impl<'w> Channel<'w> {
    pub fn new(web: &'w dyn Web, clock: &'w dyn Clock) -> Self {
        Channel {
            web,
            clock,
            secrets: Secrets::default(),
            opens: None,
        }
    }

    /// Hides these values in all that it says.
    pub fn hide(&mut self, values: impl IntoIterator<Item = String>) {
        const SHORTEST: usize = 4;
        self.secrets = Secrets::new(values, SHORTEST);
    }

    /// Asks until there is an answer. For requests that may be repeated.
    pub fn ask(&mut self, request: &Request) -> Result<Response, Failure> {
        let does_something = request.body.is_some() || request.method.is_some();
        let mut tried = 1;
        loop {
            let answer = self.once(request);
            let Err(failure) = answer else {
                return answer;
            };
            let is_first = tried == 1;
            match failure {
                Failure::Unknown(_) if tried < TRIES => pause(self.clock, tried),
                // What is refused now may have been done by the attempt before, whose answer was lost.
                Failure::Refused(text) if !is_first && does_something => {
                    return Err(Failure::Partly(text));
                }
                Failure::Closed(text) if !is_first && does_something => {
                    return Err(Failure::Unknown(text));
                }
                failure => return Err(failure),
            }
            tried += 1;
        }
    }

    /// Asks once; again only if the destination did certainly not do what it was asked for.
    pub fn once(&mut self, request: &Request) -> Result<Response, Failure> {
        let mut tried = 1;
        loop {
            self.wait()?;
            let response = match self.web.send(request) {
                Ok(response) => response,
                Err(fault) => {
                    return Err(Failure::Unknown(self.secrets.hidden(&fault.to_string())));
                }
            };
            let said = said_but(&response, |text| self.secrets.hidden(text));
            self.note_limits(&response);
            match response.status {
                200..=299 => return Ok(response),
                429 => {
                    let pause = PAUSE * 2_u32.pow(tried - 1);
                    let asked = self.retry_after(&response);
                    let least = self.clock.now() + TimeDelta::from_std(pause).unwrap_or_default();
                    let opens = asked.or(self.opens).unwrap_or(least).max(least);
                    self.opens = Some(opens);
                    if tried == TRIES {
                        return Err(Failure::Closed(said));
                    }
                    tried += 1;
                }
                401 => return Err(Failure::Closed(said)),
                404 | 410 => return Err(Failure::Gone),
                408 | 500..=599 => return Err(Failure::Unknown(said)),
                _ => return Err(Failure::Refused(said)),
            }
        }
    }

    /// Waits until the destination takes requests again, unless that is too long.
    fn wait(&mut self) -> Result<(), Failure> {
        let Some(opens) = self.opens else {
            return Ok(());
        };
        let pause = (opens - self.clock.now()).to_std().unwrap_or_default();
        if pause > LONGEST_PAUSE {
            let until = opens.format("%Y-%m-%dT%H:%M:%SZ");
            return Err(Failure::Closed(format!(
                "its rate limit is reached; it takes requests again at {until}"
            )));
        }
        self.opens = None;
        if !pause.is_zero() {
            self.clock.sleep(pause);
        }
        Ok(())
    }

    /// `X-RateLimit-*` and `RateLimit-*`: how many requests are left, and until when.
    fn note_limits(&mut self, response: &Response) {
        for (remaining, reset) in [
            ("x-ratelimit-remaining", "x-ratelimit-reset"),
            ("ratelimit-remaining", "ratelimit-reset"),
        ] {
            let is_spent = response.header(remaining).map(str::trim) == Some("0");
            if let Some(reset) = response.header(reset).filter(|_| is_spent) {
                self.opens = self.instant(reset);
            }
        }
    }

    fn retry_after(&self, response: &Response) -> Option<DateTime<Utc>> {
        self.instant(response.header("retry-after")?)
    }

    /// A date, the seconds since 1970, or the seconds from now on.
    fn instant(&self, text: &str) -> Option<DateTime<Utc>> {
        let text = text.trim();
        if let Ok(seconds) = text.parse::<i64>() {
            return match seconds {
                SINCE_1970.. => DateTime::from_timestamp(seconds, 0),
                seconds => Some(self.clock.now() + TimeDelta::try_seconds(seconds)?),
            };
        }
        let date = DateTime::parse_from_rfc3339(text);
        let date = date.or_else(|_| DateTime::parse_from_rfc2822(text));
        date.ok().map(|date| date.to_utc())
    }
}
