//! A stand-in for a server of the AT Protocol: repositories of records. `tests/atproto/check.cjs` asks a real one the same.

use std::collections::BTreeMap;

use feedmill::net::{Request, Response};
use serde_json::{Value, json};

use super::mastodon::{error, ok};

pub const PASSWORD: &str = "hush-hush-bluesky";
const TOKEN: &str = "hush-token";

/// One repository: its records by collection and key.
#[derive(Debug, Default)]
pub struct Atproto {
    pub records: BTreeMap<(String, String), Value>,
}

impl Atproto {
    pub fn answer(&mut self, request: &Request) -> Response {
        let url = url::Url::parse(&request.url).unwrap();
        let body = request
            .body
            .as_ref()
            .map(|(_, body)| &body[..])
            .unwrap_or_default();
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let text = |name: &str| body[name].as_str().unwrap().to_owned();
        let method = url.path().strip_prefix("/xrpc/").unwrap();
        if method == "com.atproto.server.createSession" {
            return match body["password"] == PASSWORD {
                true => ok(json!({ "did": "did:plc:harbour", "accessJwt": TOKEN })),
                false => error(401, "AuthenticationRequired"),
            };
        }
        let signed = request
            .headers
            .iter()
            .any(|(name, value)| *name == "authorization" && *value == format!("Bearer {TOKEN}"));
        assert!(signed, "{method}");
        match method {
            "com.atproto.repo.putRecord" => {
                let place = (text("collection"), text("rkey"));
                assert_eq!(body["record"]["$type"], body["collection"]);
                self.records.insert(place, body["record"].clone());
                ok(json!({ "uri": "at://", "cid": "bafy" }))
            }
            "com.atproto.repo.deleteRecord" => {
                self.records.remove(&(text("collection"), text("rkey")));
                ok(json!({}))
            }
            "com.atproto.repo.getRecord" => {
                let query: BTreeMap<_, _> = url.query_pairs().into_owned().collect();
                let place = (query["collection"].clone(), query["rkey"].clone());
                match self.records.get(&place) {
                    Some(record) => ok(json!({ "value": record, "cid": "bafy" })),
                    None => error(400, "RecordNotFound"),
                }
            }
            _ => error(501, "MethodNotImplemented"),
        }
    }

    /// The texts of posts.
    pub fn texts(&self) -> Vec<String> {
        let posts = self.records.iter();
        let posts = posts.filter(|((collection, _), _)| collection == "app.bsky.feed.post");
        posts
            .map(|(_, post)| post["text"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The paths of documents.
    pub fn paths(&self) -> Vec<String> {
        let documents = self.records.iter();
        let documents = documents.filter(|((name, _), _)| name == "site.standard.document");
        documents
            .map(|(_, one)| one["path"].as_str().unwrap().to_owned())
            .collect()
    }
}
