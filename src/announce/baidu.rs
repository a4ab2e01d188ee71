//! Baidu: its search is notified of new posts, within the number that it takes on a day.

use serde::Deserialize;
use url::form_urlencoded::Serializer;

use super::channel::Channel;
use super::credentials::{self, Variables};
use super::destination::Failure;
use super::error::Error;
use super::listeners::Listeners;
use super::news::News;
use super::own_posts::own_posts;
use super::report::Told;
use crate::config::{Baidu, Config};
use crate::date::Timestamp;
use crate::net::{Clock, Request, Web};

const KIND: &str = "baidu";
const ENDPOINT: &str = "http://data.zz.baidu.com/urls";
const TOKEN: &str = "FEEDMILL_BAIDU_TOKEN";

/// How many addresses one request may have.
const BATCH: usize = 2000;

/// What it says if more was sent than it takes on this day. Nothing of the request counts then.
const OVER_QUOTA: &str = "over quota";

/// What it says of a request that it took.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Answer {
    remain: usize,
    not_same_site: Vec<String>,
    not_valid: Vec<String>,
}

/// Tells of the posts on the site's own host that were not told of before. Who tells of a post again gets to tell of less.
pub(super) fn tell(
    config: &Config,
    settings: &Baidu,
    now: Timestamp,
    listeners: &mut Listeners,
    variables: &Variables,
    web: &dyn Web,
    clock: &dyn Clock,
) -> Result<Told, Error> {
    let endpoint = settings.endpoint.as_deref().unwrap_or(ENDPOINT);
    let mut posts = own_posts(config, now)?;
    for post in &mut posts {
        post.checksum.clear();
    }
    let news = listeners.news(KIND, endpoint, &posts);
    let mut told = Told {
        listener: endpoint.to_owned(),
        kind: KIND,
        known: posts.len() - news.len(),
        ..Told::default()
    };
    if listeners.dry_run {
        told.news = news.iter().map(|post| post.url.clone()).collect();
        return Ok(told);
    }
    let token = match credentials::get(settings.token.as_deref(), TOKEN, variables) {
        Ok(token) => token,
        Err(error) => {
            told.failures.push(error.to_string());
            return Ok(told);
        }
    };
    if news.is_empty() {
        return Ok(told);
    }
    let mut channel = Channel::new(web, clock);
    channel.hide([token.clone()]);
    let own = config.url.origin().ascii_serialization();
    let site = settings.site.as_deref().unwrap_or(&own);
    let query = Serializer::new(String::new())
        .append_pair("site", site.trim().trim_end_matches('/'))
        .append_pair("token", &token)
        .finish();
    let url = format!("{endpoint}?{query}");
    let mut size = BATCH;
    let mut rest = &news[..];
    while !rest.is_empty() {
        let batch = &rest[..size.min(rest.len())];
        listeners.intend(KIND, endpoint, batch)?;
        let lines: Vec<&str> = batch.iter().map(|post| post.url.as_str()).collect();
        let body = lines.join("\n").into_bytes();
        let request = Request::post(&url, "text/plain", body);
        match channel.ask(&request).and_then(|answer| read(&answer.body)) {
            Ok(answer) => {
                let faulty = answer.not_same_site.iter().chain(&answer.not_valid);
                let faulty: Vec<&String> = faulty.collect();
                for url in &faulty {
                    told.failures
                        .push(format!("{url}: not an address of the site `{site}`"));
                }
                let taken = batch.iter().filter(|post| !faulty.contains(&&post.url));
                let taken: Vec<&News> = taken.copied().collect();
                listeners.note(KIND, endpoint, &taken);
                told.news.extend(taken.iter().map(|post| post.url.clone()));
                rest = &rest[batch.len()..];
                size = answer.remain.min(BATCH);
                if size == 0 {
                    told.waiting = rest.len();
                    break;
                }
            }
            Err(Failure::Refused(text)) if text.contains(OVER_QUOTA) => {
                listeners.forget(KIND, endpoint, batch);
                size = batch.len() / 2;
                if size == 0 {
                    told.waiting = rest.len();
                    break;
                }
            }
            Err(failure) => {
                told.failures.push(failure.into_text());
                break;
            }
        }
    }
    Ok(told)
}

fn read(body: &[u8]) -> Result<Answer, Failure> {
    serde_json::from_slice(body)
        .map_err(|error| Failure::Unknown(format!("its answer cannot be read: {error}")))
}
