//! What requests to an account are signed with, and what answers say.

use serde_json::Value;

use crate::announce::destination::Failure;
use crate::net::{Request, Response};

/// Where requests go, and what they are signed with.
pub(super) struct Login {
    server: String,
    token: String,
}

impl Login {
    pub fn new(server: String, token: String) -> Self {
        Login { server, token }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.server)
    }

    pub fn sign(&self, request: Request) -> Request {
        request.with("authorization", format!("Bearer {}", self.token))
    }
}

/// What an answer says.
pub(super) fn read<T: serde::de::DeserializeOwned>(answer: &Response) -> Result<T, Failure> {
    serde_json::from_slice(&answer.body)
        .map_err(|error| Failure::Unknown(format!("its answer cannot be read: {error}")))
}

/// What the answer calls what it is about.
pub(super) fn id_of(answer: &Response) -> Result<String, Failure> {
    let value: Value = read(answer)?;
    // What becomes part of the path of requests is an id, and nothing else.
    let id = value["id"].as_str().filter(|id| {
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        !id.is_empty() && id.len() <= 100 && id.bytes().all(is_plain)
    });
    id.map(str::to_owned)
        .ok_or_else(|| Failure::Unknown("its answer has no `id`".to_owned()))
}
