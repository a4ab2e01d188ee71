//! A stand-in for pages that take Webmentions, and for their readers: whoever is notified looks at the page that links to it.

use std::collections::{BTreeMap, BTreeSet};

use feedmill::net::{Request, Response};
use serde_json::json;

use super::mastodon::ok;

/// Pages at `https://page.example/`, all with the same endpoint.
#[derive(Debug, Default)]
pub struct Receiver {
    /// What is on the site: the page that each post links to, by the post's URL.
    pub site: BTreeMap<String, String>,
    /// Which post mentions which page, as far as the receiver knows.
    pub mentions: BTreeSet<(String, String)>,
    /// Pages that could not be reached once, or said no: they are not notified again.
    pub given_up: BTreeSet<String>,
}

impl Receiver {
    pub fn answer(&mut self, request: &Request) -> Response {
        let Some((_, body)) = &request.body else {
            return Response {
                headers: vec![("link".to_owned(), "</in>; rel=webmention".to_owned())],
                ..ok(json!({}))
            };
        };
        let form: BTreeMap<_, _> = url::form_urlencoded::parse(body).into_owned().collect();
        let mention = (form["source"].clone(), form["target"].clone());
        match self.site.get(&mention.0) == Some(&mention.1) {
            true => self.mentions.insert(mention),
            false => self.mentions.remove(&mention),
        };
        ok(json!({}))
    }

    /// A page was not reached, or said no.
    pub fn give_up(&mut self, request: &Request) {
        let target = match &request.body {
            None => request.url.clone(),
            Some((_, body)) => {
                let form: BTreeMap<_, _> = url::form_urlencoded::parse(body).into_owned().collect();
                form["target"].clone()
            }
        };
        self.given_up.insert(target);
    }
}
