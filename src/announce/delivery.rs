//! One request to a listener, tried again where that may help.

use std::time::Duration;

use crate::net::{Clock, Request, Response, Web};

/// How often a request is sent, and the first pause, which doubles with each.
const TRIES: u32 = 4;
const PAUSE: Duration = Duration::from_secs(1);

/// The longest pause that a listener may ask for.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Why a listener was not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// It understood, and does not want it.
    Refused(String),
    /// It cannot be reached, or has trouble of its own.
    Trouble(String),
}

impl Failure {
    pub fn into_text(self) -> String {
        match self {
            Failure::Refused(text) | Failure::Trouble(text) => text,
        }
    }
}

/// Sends until there is an answer of success.
pub(super) fn deliver(
    web: &dyn Web,
    clock: &dyn Clock,
    request: &Request,
) -> Result<Response, Failure> {
    let mut tried = 1;
    loop {
        let answer = web.send(request);
        let mut pause = PAUSE * 2_u32.pow(tried - 1);
        let failure = match answer {
            Ok(response) if (200..300).contains(&response.status) => return Ok(response),
            Ok(response) => {
                let text = said(&response);
                if !matches!(response.status, 408 | 429 | 500..=599) {
                    return Err(Failure::Refused(text));
                }
                let asked = response.header("retry-after").unwrap_or_default();
                if let Ok(seconds) = asked.trim().parse() {
                    pause = pause.max(Duration::from_secs(seconds).min(LONGEST_PAUSE));
                }
                Failure::Trouble(text)
            }
            Err(fault) => Failure::Trouble(fault.to_string()),
        };
        if tried == TRIES {
            return Err(failure);
        }
        clock.sleep(pause);
        tried += 1;
    }
}

/// The status, and the first line of what stands after it.
fn said(response: &Response) -> String {
    said_but(response, str::to_owned)
}

/// The same without what `hide` takes out of it.
pub(super) fn said_but(response: &Response, hide: impl Fn(&str) -> String) -> String {
    let body = String::from_utf8_lossy(&response.body);
    let line = body.lines().map(str::trim).find(|line| !line.is_empty());
    let line = hide(line.unwrap_or_default());
    let line: String = line.chars().filter(|c| !c.is_control()).take(120).collect();
    let space = if line.is_empty() { "" } else { ": " };
    format!("HTTP status {}{space}{line}", response.status)
}
