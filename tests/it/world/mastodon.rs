//! A stand-in for a server of Mastodon: as much of its API as an announcement speaks. What it answers follows
//! <https://docs.joinmastodon.org/methods/statuses/>, `/methods/media/` and `/api/rate-limits/`.

use std::collections::BTreeMap;

use feedmill::net::{Request, Response};
use serde_json::{Value, json};

pub const TOKEN: &str = "hush-hush-mastodon";

/// An account and its statuses.
#[derive(Debug, Default)]
pub struct Mastodon {
    /// By their ids.
    pub statuses: BTreeMap<u64, Value>,
    /// The pictures, as the forms that brought them.
    pub media: BTreeMap<u64, Vec<u8>>,
    /// Not every server keeps to `Idempotency-Key`.
    pub ignores_keys: bool,
    keys: BTreeMap<String, u64>,
    last: u64,
}

impl Mastodon {
    pub fn answer(&mut self, request: &Request) -> Response {
        let header = |name: &str| {
            let found = request.headers.iter().find(|(header, _)| *header == name);
            found.map(|(_, value)| value.clone())
        };
        if header("authorization") != Some(format!("Bearer {TOKEN}")) {
            return error(401, "The access token is invalid");
        }
        let url = url::Url::parse(&request.url).unwrap();
        let method = request.method.unwrap_or(match request.body {
            None => "GET",
            Some(_) => "POST",
        });
        let parts: Vec<&str> = url.path().split('/').skip(3).collect();
        match (method, &parts[..]) {
            ("GET", ["accounts", "verify_credentials"]) => ok(json!({ "id": "7" })),
            ("GET", ["accounts", "7", "statuses"]) => {
                let query: BTreeMap<_, _> = url.query_pairs().into_owned().collect();
                let before = query
                    .get("max_id")
                    .map_or(u64::MAX, |id| id.parse().unwrap());
                let limit = query["limit"].parse().unwrap();
                let page = self.statuses.range(..before).rev().take(limit);
                ok(Value::Array(
                    page.map(|(_, status)| status.clone()).collect(),
                ))
            }
            ("POST", ["statuses"]) => {
                let key = header("idempotency-key").unwrap();
                if let Some(known) = self.keys.get(&key).filter(|_| !self.ignores_keys) {
                    return match self.statuses.get(known) {
                        Some(status) => ok(status.clone()),
                        None => error(404, "Record not found"),
                    };
                }
                self.last += 1;
                let id = self.last;
                match self.status(id, request) {
                    Ok(status) => {
                        self.keys.insert(key, id);
                        self.statuses.insert(id, status.clone());
                        ok(status)
                    }
                    Err(refused) => refused,
                }
            }
            ("PUT", ["statuses", id]) => {
                let id = id.parse().unwrap();
                if !self.statuses.contains_key(&id) {
                    return error(404, "Record not found");
                }
                match self.status(id, request) {
                    Ok(status) => {
                        self.statuses.insert(id, status.clone());
                        ok(status)
                    }
                    Err(refused) => refused,
                }
            }
            ("DELETE", ["statuses", id]) => match self.statuses.remove(&id.parse().unwrap()) {
                Some(status) => ok(status),
                None => error(404, "Record not found"),
            },
            ("POST", ["media"]) => {
                self.last += 1;
                let (media_type, form) = request.body.clone().unwrap();
                assert!(media_type.starts_with("multipart/form-data; boundary="));
                self.media.insert(self.last, form);
                // It is still being processed.
                let answer = json!({ "id": self.last.to_string(), "type": "image", "url": null });
                Response {
                    status: 202,
                    ..ok(answer)
                }
            }
            ("GET", ["media", id]) => match self.media.contains_key(&id.parse().unwrap()) {
                true => ok(json!({ "id": id, "type": "image", "url": "https://files.example/1" })),
                false => error(404, "Record not found"),
            },
            _ => error(404, "Not Found"),
        }
    }

    fn status(&self, id: u64, request: &Request) -> Result<Value, Response> {
        let (_, body) = request.body.as_ref().unwrap();
        let said: Value = serde_json::from_slice(body).unwrap();
        let text = said["status"].as_str().unwrap();
        if text.chars().count() > 500 && !text.contains("http") {
            return Err(error(
                422,
                "Validation failed: Text character limit of 500 exceeded",
            ));
        }
        let words = text.split(' ').map(|word| {
            let word = word.replace('&', "&amp;").replace('<', "&lt;");
            let lines = word.split('\n').map(|word| match word.split_once("://") {
                Some((scheme, rest)) => format!(
                    "<a href=\"{word}\" rel=\"nofollow\"><span class=\"invisible\">{scheme}://</span><span>{rest}</span></a>"
                ),
                None => word.to_owned(),
            });
            lines.collect::<Vec<_>>().join("<br />")
        });
        let content = words.collect::<Vec<_>>().join(" ");
        let media: Vec<Value> = said["media_ids"].as_array().cloned().unwrap_or_default();
        assert!(media.iter().all(|id| {
            self.media
                .contains_key(&id.as_str().unwrap().parse().unwrap())
        }));
        Ok(json!({
            "id": id.to_string(),
            "content": format!("<p>{content}</p>"),
            "text": text,
            "visibility": said["visibility"],
            "language": said["language"],
            "spoiler_text": said["spoiler_text"],
            "sensitive": said["sensitive"],
            "media_attachments": media,
        }))
    }

    /// The texts of its statuses, the oldest first.
    pub fn texts(&self) -> Vec<&str> {
        let texts = self.statuses.values();
        texts
            .map(|status| status["text"].as_str().unwrap())
            .collect()
    }
}

pub fn ok(body: Value) -> Response {
    Response {
        status: 200,
        headers: Vec::new(),
        body: body.to_string().into_bytes(),
    }
}

pub fn error(status: u16, text: &str) -> Response {
    Response {
        status,
        ..ok(json!({ "error": text }))
    }
}
