//! WebSub hubs: `hub.mode=publish`, as every hub of today takes it. The specification leaves it to each hub.

use url::Url;
use url::form_urlencoded::Serializer;

use super::delivery::{Failure, deliver};
use super::error::Error;
use super::listeners::Listeners;
use super::news::News;
use super::report::Told;
use crate::net::{Clock, Request, Web};

const KIND: &str = "websub";

/// How many topics go into one request to hubs that are known to take several.
const TOPICS: usize = 50;

/// Tells the hub of the feeds that it does not know as they are.
pub(super) fn tell(
    hub: &str,
    size: Option<usize>,
    topics: &[News],
    listeners: &mut Listeners,
    web: &dyn Web,
    clock: &dyn Clock,
) -> Result<Told, Error> {
    let news = listeners.news(KIND, hub, topics);
    let mut told = Told {
        listener: hub.to_owned(),
        kind: KIND,
        known: topics.len() - news.len(),
        ..Told::default()
    };
    if listeners.dry_run {
        told.news = news.iter().map(|topic| topic.url.clone()).collect();
        return Ok(told);
    }
    listeners.intend(KIND, hub, &news)?;
    let size = size.unwrap_or_else(|| taken_at_once(hub)).max(1);
    for batch in news.chunks(size) {
        let done = |told: &mut Told, listeners: &mut Listeners, topics: &[&News]| {
            listeners.note(KIND, hub, topics);
            told.news
                .extend(topics.iter().map(|topic| topic.url.clone()));
        };
        match deliver(web, clock, &request(hub, batch)) {
            Ok(_) => done(&mut told, listeners, batch),
            // A hub that does not take several may take one.
            Err(Failure::Refused(_)) if batch.len() > 1 => {
                for topic in batch {
                    match deliver(web, clock, &request(hub, &[topic])) {
                        Ok(_) => done(&mut told, listeners, &[topic]),
                        Err(failure) => told.failures.push(about(topic, failure)),
                    }
                }
            }
            Err(Failure::Trouble(reason)) => {
                // The rest would fare no better, and is told of the next time.
                told.failures.push(reason);
                break;
            }
            Err(failure) => told
                .failures
                .extend(batch.first().map(|topic| about(topic, failure))),
        }
    }
    Ok(told)
}

fn about(topic: &News, failure: Failure) -> String {
    format!("{}: {}", topic.url, failure.into_text())
}

/// Each topic under both of the names that hubs know.
fn request(hub: &str, topics: &[&News]) -> Request {
    let mut form = Serializer::new(String::new());
    form.append_pair("hub.mode", "publish");
    for topic in topics {
        form.append_pair("hub.url", &topic.url);
        form.append_pair("hub.topic", &topic.url);
    }
    let body = form.finish().into_bytes();
    Request::post(hub, "application/x-www-form-urlencoded", body)
}

/// A hub that takes one topic takes the first of several and says that all is well, so that only known ones get more.
fn taken_at_once(hub: &str) -> usize {
    let host = Url::parse(hub).ok();
    let host = host.as_ref().and_then(Url::host_str).unwrap_or_default();
    if host == "pubsubhubbub.appspot.com" || host.ends_with(".superfeedr.com") {
        TOPICS
    } else {
        1
    }
}
