//! rssCloud: a server hears which RSS documents changed.

use url::form_urlencoded::Serializer;

use super::delivery::{Failure, deliver};
use super::error::Error;
use super::listeners::Listeners;
use super::news::News;
use super::report::Told;
use crate::net::{Clock, Request, Web};

const KIND: &str = "rsscloud";

/// Tells the server of the RSS documents that it does not know as they are.
pub(super) fn tell(
    server: &str,
    topics: &[News],
    listeners: &mut Listeners,
    web: &dyn Web,
    clock: &dyn Clock,
) -> Result<Told, Error> {
    let topics: Vec<News> = topics.iter().filter(|news| news.is_rss).cloned().collect();
    let news = listeners.news(KIND, server, &topics);
    let mut told = Told {
        listener: server.to_owned(),
        kind: KIND,
        known: topics.len() - news.len(),
        ..Told::default()
    };
    if !listeners.dry_run {
        listeners.intend(KIND, server, &news)?;
    }
    for topic in news {
        if !listeners.dry_run {
            let form = Serializer::new(String::new())
                .append_pair("url", &topic.url)
                .finish();
            let media_type = "application/x-www-form-urlencoded";
            let request = Request::post(server, media_type, form.into_bytes());
            let answer = deliver(web, clock, &request).and_then(|response| {
                // An answer of 200 may still say no.
                let text = String::from_utf8_lossy(&response.body);
                let is_no = text.contains("success=\"false\"");
                if is_no {
                    Err(Failure::Refused(text.trim().chars().take(200).collect()))
                } else {
                    Ok(())
                }
            });
            if let Err(failure) = answer {
                let is_trouble = matches!(failure, Failure::Trouble(_));
                told.failures
                    .push(format!("{}: {}", topic.url, failure.into_text()));
                if is_trouble {
                    break;
                }
                continue;
            }
            listeners.note(KIND, server, &[topic]);
        }
        told.news.push(topic.url.clone());
    }
    Ok(told)
}
