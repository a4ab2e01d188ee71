//! An account's repository: records are put, read and deleted.

use serde_json::{Value, json};
use url::form_urlencoded::Serializer;

use crate::announce::article::Article;
use crate::announce::channel::Channel;
use crate::announce::credentials::{self, Variables};
use crate::announce::destination::Failure;
use crate::announce::error::Error;
use crate::announce::picture;
use crate::config::{BlueskySettings, Config};
use crate::net::{Clock, Request, Response, Web};

const SERVER: &str = "https://bsky.social";
const PASSWORD: &str = "FEEDMILL_BLUESKY_PASSWORD";
const JSON: &str = "application/json";

/// The largest picture that records take, in bytes.
const PICTURE: usize = 1_000_000;

/// An account's repository.
pub(super) struct Repository<'w> {
    pub config: &'w Config,
    pub notes: Vec<String>,
    channel: Channel<'w>,
    server: String,
    handle: String,
    password: String,
    session: Option<Session>,
}

/// Who is logged in.
#[derive(Clone)]
struct Session {
    did: String,
    token: String,
}

impl<'w> Repository<'w> {
    /// The repository of the settings' account, whose app password is in the environment.
    ///
    /// # Errors
    ///
    /// If the environment has no password.
    pub fn new(
        config: &'w Config,
        settings: &'w BlueskySettings,
        variables: &Variables,
        web: &'w dyn Web,
        clock: &'w dyn Clock,
    ) -> Result<Self, Error> {
        let password = credentials::get(settings.password.as_deref(), PASSWORD, variables)?;
        let mut channel = Channel::new(web, clock);
        channel.hide([password.clone()]);
        let server = settings.server.as_deref().unwrap_or(SERVER);
        Ok(Repository {
            config,
            notes: Vec::new(),
            channel,
            server: server.trim().trim_end_matches('/').to_owned(),
            handle: settings.handle.trim().trim_start_matches('@').to_owned(),
            password,
            session: None,
        })
    }

    /// Whose repository it is.
    pub fn did(&mut self) -> Result<String, Failure> {
        Ok(self.session()?.did)
    }

    /// Puts a record, and returns its version. Putting it again changes nothing.
    pub fn put(&mut self, collection: &str, key: &str, record: &Value) -> Result<String, Failure> {
        let repo = self.did()?;
        let body = json!({
            "repo": repo, "collection": collection, "rkey": key, "record": record,
        });
        let answer = self.call("com.atproto.repo.putRecord", &body)?;
        let said: Value = read(&answer)?;
        let version = said["cid"].as_str();
        version
            .map(str::to_owned)
            .ok_or_else(|| Failure::Unknown("its answer has no `cid`".to_owned()))
    }

    /// A record and its version; `None` if there is no such record.
    pub fn get(&mut self, collection: &str, key: &str) -> Result<Option<(Value, String)>, Failure> {
        let repo = self.did()?;
        let query = Serializer::new(String::new())
            .append_pair("repo", &repo)
            .append_pair("collection", collection)
            .append_pair("rkey", key)
            .finish();
        let url = format!("{}/xrpc/com.atproto.repo.getRecord?{query}", self.server);
        let request = self.signed(Request::get(&url))?;
        let answer = match self.channel.ask(&request) {
            Err(Failure::Refused(text)) if text.contains("RecordNotFound") => return Ok(None),
            Err(Failure::Gone) => return Ok(None),
            answer => answer?,
        };
        let said: Value = read(&answer)?;
        let version = said["cid"].as_str().unwrap_or_default().to_owned();
        Ok(Some((said["value"].clone(), version)))
    }

    /// Deletes a record. That it is not there is fine.
    pub fn delete(&mut self, collection: &str, key: &str) -> Result<(), Failure> {
        let repo = self.did()?;
        let body = json!({ "repo": repo, "collection": collection, "rkey": key });
        self.call("com.atproto.repo.deleteRecord", &body).map(drop)
    }

    /// Who has a handle; `None` if nobody does.
    pub fn resolve(&mut self, handle: &str) -> Result<Option<String>, Failure> {
        let url = format!(
            "{}/xrpc/com.atproto.identity.resolveHandle?handle={handle}",
            self.server
        );
        match self.channel.ask(&Request::get(&url)) {
            Ok(answer) => {
                let said: Value = read(&answer)?;
                Ok(said["did"].as_str().map(str::to_owned))
            }
            Err(Failure::Closed(text)) => Err(Failure::Closed(text)),
            Err(_) => Ok(None),
        }
    }

    /// Uploads the picture of a post. A post does not wait for a picture that cannot be had.
    pub fn picture(&mut self, article: &Article) -> Result<Option<Value>, Failure> {
        let Some(image) = &article.image else {
            return Ok(None);
        };
        let fetched = picture::fetch(self.config, &mut self.channel, image);
        let fetched = fetched.and_then(|picture| match picture.bytes.len() {
            0..=PICTURE => Ok(picture),
            _ => Err(format!(
                "the picture {} is left out: it has more than {PICTURE} bytes",
                image.url
            )),
        });
        let picture = match fetched {
            Ok(picture) => picture,
            Err(reason) => {
                self.notes.push(format!("{}: {reason}", article.path));
                return Ok(None);
            }
        };
        let url = format!("{}/xrpc/com.atproto.repo.uploadBlob", self.server);
        let request = Request::post(&url, picture.media_type, picture.bytes);
        let request = self.signed(request)?;
        match self.channel.ask(&request) {
            Ok(answer) => {
                let said: Value = read(&answer)?;
                Ok(said.get("blob").cloned())
            }
            Err(Failure::Refused(reason) | Failure::Partly(reason)) => {
                self.notes.push(format!("{}: {reason}", article.path));
                Ok(None)
            }
            Err(failure) => Err(failure),
        }
    }

    pub fn take_notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }

    fn call(&mut self, method: &str, body: &Value) -> Result<Response, Failure> {
        let url = format!("{}/xrpc/{method}", self.server);
        let request = Request::post(&url, JSON, body.to_string().into_bytes());
        let request = self.signed(request)?;
        match self.channel.ask(&request) {
            Err(Failure::Gone) => Err(Failure::Closed(format!(
                "{} is not a server of the AT Protocol",
                self.server
            ))),
            answer => answer,
        }
    }

    fn signed(&mut self, request: Request) -> Result<Request, Failure> {
        let session = self.session()?;
        Ok(request.with("authorization", format!("Bearer {}", session.token)))
    }

    fn session(&mut self) -> Result<Session, Failure> {
        if let Some(session) = &self.session {
            return Ok(session.clone());
        }
        let url = format!("{}/xrpc/com.atproto.server.createSession", self.server);
        let body = json!({ "identifier": self.handle, "password": self.password });
        let request = Request::post(&url, JSON, body.to_string().into_bytes());
        let answer = self.channel.ask(&request).map_err(|failure| {
            Failure::Closed(format!("cannot log in: {}", failure.into_text()))
        })?;
        let said: Value = read(&answer)?;
        let (Some(did), Some(token)) = (said["did"].as_str(), said["accessJwt"].as_str()) else {
            let text = "cannot log in: its answer has no `did` or `accessJwt`";
            return Err(Failure::Closed(text.to_owned()));
        };
        let session = Session {
            did: did.to_owned(),
            token: token.to_owned(),
        };
        let refresh = said["refreshJwt"].as_str().unwrap_or_default().to_owned();
        let secrets = [self.password.clone(), session.token.clone(), refresh];
        self.channel.hide(secrets);
        self.session = Some(session.clone());
        Ok(session)
    }
}

fn read(answer: &Response) -> Result<Value, Failure> {
    serde_json::from_slice(&answer.body)
        .map_err(|error| Failure::Unknown(format!("its answer cannot be read: {error}")))
}
