//! Asking one source: conditional requests, redirects, and when to ask again.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use url::Url;

use super::item::Feed;
use super::place::Place;
use super::rate_limit::RateLimit;
use super::report::Outcome;
use super::state::{Moved, SourceState};
use super::{item, parse};
use crate::config::{Config, Source};
use crate::net::{Clock, Fault, Request, Response, Web};

/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// How long a permanent redirect has to stand before it is believed: a site that was misconfigured for a day comes back.
const BELIEVED_AFTER: TimeDelta = TimeDelta::days(7);

/// The pause after a failure, which doubles with each, and the longest one.
const PAUSE: TimeDelta = TimeDelta::minutes(15);
const LONGEST_PAUSE: TimeDelta = TimeDelta::days(1);

/// The longest pause that a source may ask for.
const LONGEST_RETRY_AFTER: TimeDelta = TimeDelta::days(7);

/// What became of asking.
pub(super) struct Fetched {
    /// What is to be remembered, once the posts are written.
    pub state: SourceState,
    pub outcome: Outcome,
    pub feed: Option<Feed>,
    /// Where the source says that it has moved for good.
    pub moved: Option<String>,
}

/// Asks for the source, if it is its turn or `retry` asks at once.
pub(super) fn fetch(
    config: &Config,
    place: &Place,
    mut state: SourceState,
    web: &dyn Web,
    clock: &dyn Clock,
    rate_limit: &RateLimit,
    retry: bool,
) -> Fetched {
    let now = clock.now();
    if retry {
        (state.not_before, state.gone) = (None, false);
    }
    let turn = state.not_before.filter(|turn| *turn > now);
    let settings = settings_hash(&place.source);
    let mut feed = None;
    let outcome = if state.gone {
        Outcome::Gone
    } else if let Some(turn) = turn {
        Outcome::Waiting(crate::date::rfc3339(&turn.fixed_offset()))
    } else {
        if state.settings.as_deref() != Some(&settings) {
            (state.etag, state.last_modified) = (None, None);
        }
        match follow(place, &state, web, clock, rate_limit) {
            // Nobody was asked, so that nobody is spared by waiting.
            Err(Trouble::NotAsked(reason)) => Outcome::Failed(reason),
            Err(Trouble::Asked(reason)) => fail(&mut state, now, None, reason),
            Ok(answer) => {
                let response = &answer.response;
                match response.status {
                    304 => {
                        succeed(&mut state, &answer, now, place);
                        Outcome::Unchanged
                    }
                    200..=299 => match parse::parse(
                        config,
                        place,
                        state.title.as_deref(),
                        now.fixed_offset(),
                        response,
                    ) {
                        Ok(read) => {
                            feed = Some(read);
                            let header = |name| response.header(name).map(str::to_owned);
                            state.etag = header("etag");
                            state.last_modified = header("last-modified");
                            state.settings = Some(settings);
                            succeed(&mut state, &answer, now, place);
                            Outcome::Read
                        }
                        Err(reason) => fail(&mut state, now, None, reason),
                    },
                    410 => {
                        state.gone = true;
                        Outcome::Gone
                    }
                    status => {
                        let asked = retry_after(response, now);
                        fail(&mut state, now, asked, format!("HTTP status {status}"))
                    }
                }
            }
        }
    };
    let outcome = match outcome {
        Outcome::Failed(reason) => Outcome::Failed(place.message(&reason)),
        outcome => outcome,
    };
    Fetched {
        moved: state
            .moved
            .as_ref()
            .map(|moved| moved.to.clone())
            .or(state.url.clone()),
        state,
        outcome,
        feed,
    }
}

/// Why there is no answer.
enum Trouble {
    /// The source is in a private network, and was left alone.
    NotAsked(String),
    Asked(String),
}

/// An answer that is not a redirect.
struct Answer {
    response: Response,
    /// Where permanent redirects alone lead, where there are any.
    moved: Option<String>,
}

fn follow(
    place: &Place,
    state: &SourceState,
    web: &dyn Web,
    clock: &dyn Clock,
    rate_limit: &RateLimit,
) -> Result<Answer, Trouble> {
    let first = state.url.as_deref().unwrap_or(&place.url);
    let mut url = Url::parse(first).map_err(|error| Trouble::NotAsked(error.to_string()))?;
    let mut is_permanent = true;
    let mut moved = None;
    for hop in 0..=REDIRECTS {
        let mut request = Request::get(url.as_str());
        let accept = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";
        request.headers.push(("accept", accept.to_owned()));
        request.headers.extend(authorization(&mut request.url));
        let etag = state.etag.iter().map(|tag| ("if-none-match", tag));
        let date = state.last_modified.iter();
        let date = date.map(|date| ("if-modified-since", date));
        let conditions = etag.chain(date);
        request
            .headers
            .extend(conditions.map(|(name, value)| (name, value.clone())));
        let response = rate_limit
            .send(web, clock, &request)
            .map_err(|fault| match fault {
                Fault::Private if hop == 0 => Trouble::NotAsked(fault.to_string()),
                Fault::Private => Trouble::Asked(format!("it redirects to {url}: {fault}")),
                fault => Trouble::Asked(fault.to_string()),
            })?;
        if !matches!(response.status, 301 | 302 | 303 | 307 | 308) {
            return Ok(Answer { response, moved });
        }
        let target = response.header("location").and_then(|to| url.join(to).ok());
        let Some(mut target) = target.filter(|to| matches!(to.scheme(), "http" | "https")) else {
            return Err(Trouble::Asked("it redirects to nowhere".to_owned()));
        };
        target.set_fragment(None);
        // What was encrypted is not given up for good.
        let is_weaker = url.scheme() == "https" && target.scheme() == "http";
        is_permanent &= matches!(response.status, 301 | 308) && !is_weaker;
        if is_permanent {
            moved = Some(target.to_string());
        }
        url = target;
    }
    Err(Trouble::Asked(format!(
        "it redirects more than {REDIRECTS} times"
    )))
}

/// The header for the user info of the URL, which is taken out of it: a URL has it percent-encoded, and the header does not.
fn authorization(url: &mut String) -> Option<(&'static str, String)> {
    let mut bare = Url::parse(url).ok()?;
    let password = bare.password().unwrap_or_default();
    let info = format!("{}:{password}", bare.username());
    if info == ":" || bare.set_username("").is_err() || bare.set_password(None).is_err() {
        return None;
    }
    let info: Vec<u8> = percent_encoding::percent_decode_str(&info).collect();
    *url = bare.into();
    Some(("authorization", format!("Basic {}", STANDARD.encode(info))))
}

fn succeed(state: &mut SourceState, answer: &Answer, now: DateTime<Utc>, place: &Place) {
    state.failures = 0;
    state.not_before = None;
    if place.is_private {
        // The address of a redirect repeats what must not be kept.
        (state.moved, state.url) = (None, None);
        return;
    }
    let known = state.moved.take();
    state.moved = answer.moved.clone().map(|to| match known {
        Some(known) if known.to == to => known,
        _ => Moved { to, since: now },
    });
    if let Some(moved) = state
        .moved
        .take_if(|moved| now - moved.since >= BELIEVED_AFTER)
    {
        state.url = Some(moved.to).filter(|to| *to != place.url);
    }
}

fn fail(
    state: &mut SourceState,
    now: DateTime<Utc>,
    asked: Option<TimeDelta>,
    reason: String,
) -> Outcome {
    let doubled = PAUSE * 2_i32.pow(state.failures.min(10));
    let pause = doubled.min(LONGEST_PAUSE).max(asked.unwrap_or(PAUSE));
    state.failures = state.failures.saturating_add(1);
    state.not_before = Some(now + pause);
    Outcome::Failed(reason)
}

/// The pause that an answer asks for (RFC 9110, section 10.2.3), in seconds or as a date.
fn retry_after(response: &Response, now: DateTime<Utc>) -> Option<TimeDelta> {
    let text = response.header("retry-after")?.trim();
    let pause = match text.parse::<u32>() {
        Ok(seconds) => TimeDelta::seconds(i64::from(seconds)),
        Err(_) => DateTime::parse_from_rfc2822(text).ok()?.to_utc() - now,
    };
    Some(pause.clamp(TimeDelta::zero(), LONGEST_RETRY_AFTER))
}

/// What of the settings decides about posts.
fn settings_hash(source: &Source) -> String {
    item::hex(&Sha256::digest(format!("{source:?}"))[..8])
}
