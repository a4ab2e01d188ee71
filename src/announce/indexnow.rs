//! IndexNow: search engines hear which posts are new or changed.

use std::cmp::Reverse;

use serde_json::json;
use sha2::{Digest, Sha256};
use url::Url;

use super::delivery::deliver;
use super::error::Error;
use super::news::News;
use super::report::Told;
use super::state::State;
use crate::config::{Config, IndexNow};
use crate::content;
use crate::date::Timestamp;
use crate::net::{Clock, Request, Web};

/// How many posts are looked at, the newest first: what is older changes seldom.
const POSTS: usize = 1000;

const ENDPOINT: &str = "https://api.indexnow.org/indexnow";

/// Tells of the posts on the site's own host that are not known as they are.
pub(super) fn tell(
    config: &Config,
    settings: &IndexNow,
    now: Timestamp,
    state: &mut State,
    web: &dyn Web,
    clock: &dyn Clock,
    dry_run: bool,
) -> Result<Told, Error> {
    let key = &settings.key;
    let is_key = (8..=128).contains(&key.len())
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !is_key {
        return Err(Error::Setting {
            file: config.root.join(&config.file).display().to_string(),
            message: format!("`{key}` is not a valid IndexNow key"),
            help: "write 8 to 128 letters, digits and dashes, and serve them as `/KEY.txt`",
        });
    }
    let endpoint = settings.endpoint.as_deref().unwrap_or(ENDPOINT);
    let posts = posts(config, now)?;
    let news = state.news(endpoint, &posts);
    let mut told = Told {
        listener: endpoint.to_owned(),
        kind: "indexnow",
        known: posts.len() - news.len(),
        news: news.iter().map(|post| post.url.clone()).collect(),
        ..Told::default()
    };
    if dry_run || news.is_empty() {
        return Ok(told);
    }
    let mut body = json!({
        "host": config.url.host_str().unwrap_or_default(),
        "key": key,
        "urlList": told.news,
    });
    if let Some(url) = &settings.key_url {
        body["keyLocation"] = json!(url);
    }
    let body = body.to_string().into_bytes();
    let request = Request::post(endpoint, "application/json; charset=utf-8", body);
    match deliver(web, clock, &request) {
        Ok(_) => news.iter().for_each(|post| state.note(endpoint, post)),
        Err(failure) => {
            told.news.clear();
            told.failures.push(failure.into_text());
        }
    }
    Ok(told)
}

fn posts(config: &Config, now: Timestamp) -> Result<Vec<News>, Error> {
    let records = content::scan(config, now, None)?.records;
    let mut places: Vec<usize> = (0..records.len()).collect();
    // Places are in the order of paths, and sorting keeps it among equals.
    places.sort_by_key(|place| Reverse(records.get(*place).published));
    places.truncate(POSTS);
    let host = config.url.host_str();
    let index = content::site_index(config, &records);
    let mut found: Vec<News> = Vec::new();
    for place in places {
        let Some(post) = index.post(records.path(place)) else {
            continue;
        };
        let url = Url::parse(&post.canonical_url).ok();
        // A key speaks for its own host alone, and pulled posts live elsewhere.
        if url.is_none_or(|url| url.host_str() != host) {
            continue;
        }
        let says = format!("{:?}\n{:?}\n{}", post.title, post.updated, post.body);
        let sum = Sha256::digest(says);
        found.push(News {
            url: post.canonical_url,
            checksum: sum[..16].iter().map(|byte| format!("{byte:02x}")).collect(),
            is_rss: false,
        });
    }
    Ok(found)
}
