//! IndexNow: search engines hear which posts are new or changed.

use serde_json::json;

use super::delivery::deliver;
use super::error::Error;
use super::listeners::Listeners;
use super::own_posts::own_posts;
use super::report::Told;
use crate::config::{Config, IndexNow};
use crate::date::Timestamp;
use crate::net::{Clock, Request, Web};

const KIND: &str = "indexnow";
const ENDPOINT: &str = "https://api.indexnow.org/indexnow";

/// Tells of the posts on the site's own host that are not known as they are.
pub(super) fn tell(
    config: &Config,
    settings: &IndexNow,
    now: Timestamp,
    listeners: &mut Listeners,
    web: &dyn Web,
    clock: &dyn Clock,
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
    let posts = own_posts(config, now)?;
    let news = listeners.news(KIND, endpoint, &posts);
    let mut told = Told {
        listener: endpoint.to_owned(),
        kind: KIND,
        known: posts.len() - news.len(),
        news: news.iter().map(|post| post.url.clone()).collect(),
        ..Told::default()
    };
    if listeners.dry_run || news.is_empty() {
        return Ok(told);
    }
    listeners.intend(KIND, endpoint, &news)?;
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
        Ok(_) => listeners.note(KIND, endpoint, &news),
        Err(failure) => {
            told.news.clear();
            told.failures.push(failure.into_text());
        }
    }
    Ok(told)
}
