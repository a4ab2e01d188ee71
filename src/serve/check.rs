//! What is answered on the page on which people check feeds.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Limited};
use hyper::body::Body;
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};

use super::answer;
use super::stream::Stream;
use super::validator::{Found, PATH, Validator};
use crate::validate::page::{self, Asked, CONTENT_SECURITY_POLICY, CSS, JS, Language, View};
use crate::validate::{Input, Profile};

/// How large a document may be, in bytes.
const MOST: usize = 2 << 20;

/// The longest body of a form: what is pasted takes up to three times as much room there.
const LONGEST: usize = 3 * MOST + (64 << 10);

/// How long the body of a form may take.
const PATIENCE: Duration = Duration::from_secs(30);

impl Validator {
    /// The answer to a request for something below [`PATH`].
    pub(super) async fn answer<B>(&self, request: Request<B>) -> Response<Stream>
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let name = request.uri().path().strip_prefix(PATH).unwrap_or_default();
        match (request.method(), name) {
            (&Method::GET | &Method::HEAD, "page.css") => asset("text/css; charset=utf-8", CSS),
            (&Method::GET | &Method::HEAD, "page.js") => {
                asset("text/javascript; charset=utf-8", JS)
            }
            (&Method::GET | &Method::HEAD, "") => self.by_address(&request).await,
            (&Method::POST, "") => self.by_text(request).await,
            (&Method::GET | &Method::HEAD | &Method::POST, _) => html(
                StatusCode::NOT_FOUND,
                page::page(&View::new(PATH), &Asked::Nothing),
            ),
            _ => {
                let mut refused = html(StatusCode::METHOD_NOT_ALLOWED, String::new());
                let allowed = HeaderValue::from_static("GET, HEAD, POST");
                refused.headers_mut().insert(header::ALLOW, allowed);
                refused
            }
        }
    }

    /// The page as its query asks for it.
    fn view(&self, headers: &HeaderMap, pairs: &[(String, String)]) -> View {
        let value = |wanted: &str| {
            let found = pairs.iter().find(|(name, _)| name == wanted);
            found.map(|(_, value)| value.as_str())
        };
        let accepted = headers.get(header::ACCEPT_LANGUAGE);
        let accepted = accepted.and_then(|accepted| accepted.to_str().ok());
        let mut view = View::new(PATH);
        view.language = Language::wanted(value("lang").or(accepted).unwrap_or_default());
        let profiles = pairs.iter().filter(|(name, _)| name == "profile");
        view.profiles = profiles
            .filter_map(|(_, name)| name.parse().ok())
            .collect::<Vec<Profile>>();
        view.profiles.dedup();
        view.takes_addresses = self.fetch.is_some();
        view.most = MOST;
        view.now = (self.clock)();
        view
    }

    async fn by_address<B>(&self, request: &Request<B>) -> Response<Stream> {
        let pairs = pairs(request.uri().query().unwrap_or_default().as_bytes());
        let view = self.view(request.headers(), &pairs);
        let address = pairs.into_iter().find(|(name, _)| name == "url");
        // A link may lead here from anywhere, but nobody's page may make this server ask for things behind a reader's back.
        let address = address.filter(|_| !is_embedded(request.headers()));
        let address = address.map(|(_, value)| value.trim().to_owned());
        let (Some(address), Some(fetch)) = (
            address.filter(|address| !address.is_empty()),
            self.fetch.clone(),
        ) else {
            return html(StatusCode::OK, page::page(&view, &Asked::Nothing));
        };
        self.work(move || {
            let unread = |reason: &str| {
                let asked = Asked::Unread {
                    address: Some(&address),
                    reason,
                };
                html(StatusCode::OK, page::page(&view, &asked))
            };
            match fetch(&address) {
                Err(reason) => unread(&reason),
                Ok(Found::Document(bytes, _)) if bytes.len() > MOST => unread(&too_large()),
                Ok(Found::Document(bytes, told)) => {
                    let input = Input::new(&address, &bytes).with_response(Some(&told));
                    let input = input.with_profiles(&view.profiles);
                    let asked = Asked::Document {
                        input,
                        address: Some(&address),
                    };
                    html(StatusCode::OK, page::page(&view, &asked))
                }
                Ok(Found::Page(feeds)) => {
                    let asked = Asked::Feeds {
                        address: &address,
                        feeds: &feeds,
                    };
                    html(StatusCode::OK, page::page(&view, &asked))
                }
            }
        })
        .await
    }

    async fn by_text<B>(&self, request: Request<B>) -> Response<Stream>
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let (head, body) = request.into_parts();
        let query = pairs(head.uri.query().unwrap_or_default().as_bytes());
        let media_type = head.headers.get(header::CONTENT_TYPE);
        let media_type = media_type
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let is_form = media_type.starts_with("application/x-www-form-urlencoded");
        let longest = if is_form { LONGEST } else { MOST };
        let Ok(waiting) = Arc::clone(&self.waiting).try_acquire_owned() else {
            return busy();
        };
        let body = tokio::time::timeout(PATIENCE, Limited::new(body, longest).collect()).await;
        let body = match body {
            Ok(Ok(body)) => body.to_bytes(),
            Ok(Err(_)) | Err(_) => {
                let view = self.view(&head.headers, &query);
                let reason = too_large();
                let asked = Asked::Unread {
                    address: None,
                    reason: &reason,
                };
                let mut answer = html(StatusCode::PAYLOAD_TOO_LARGE, page::page(&view, &asked));
                // What is left of the body is not read.
                let close = HeaderValue::from_static("close");
                answer.headers_mut().insert(header::CONNECTION, close);
                return answer;
            }
        };
        drop(waiting);
        let (pairs, bytes) = match is_form {
            true => {
                let mut pairs = pairs(&body);
                let text = pairs.iter_mut().find(|(name, _)| name == "text");
                let text = text
                    .map(|(_, value)| std::mem::take(value))
                    .unwrap_or_default();
                (pairs, pasted(&text))
            }
            false => (query, body.to_vec()),
        };
        let view = self.view(&head.headers, &pairs);
        self.work(move || {
            if bytes.len() > MOST {
                let reason = too_large();
                let asked = Asked::Unread {
                    address: None,
                    reason: &reason,
                };
                return html(StatusCode::PAYLOAD_TOO_LARGE, page::page(&view, &asked));
            }
            let input = Input::new("document", &bytes).with_profiles(&view.profiles);
            let asked = match bytes.is_empty() {
                true => Asked::Nothing,
                false => Asked::Document {
                    input,
                    address: None,
                },
            };
            html(StatusCode::OK, page::page(&view, &asked))
        })
        .await
    }

    /// Does what takes time when its turn comes, on a thread where it holds nobody up.
    async fn work(
        &self,
        work: impl FnOnce() -> Response<Stream> + Send + 'static,
    ) -> Response<Stream> {
        let Ok(waiting) = Arc::clone(&self.waiting).try_acquire_owned() else {
            return busy();
        };
        let Ok(turn) = Arc::clone(&self.turns).acquire_owned().await else {
            return busy();
        };
        let done = tokio::task::spawn_blocking(move || {
            let _held = (waiting, turn);
            work()
        });
        done.await
            .unwrap_or_else(|_| html(StatusCode::INTERNAL_SERVER_ERROR, String::new()))
    }
}

/// Whether a page of another site asks, without anybody having followed a link.
fn is_embedded(headers: &HeaderMap) -> bool {
    let is = |name: &str, wanted: &str| headers.get(name).is_some_and(|value| value == wanted);
    is("sec-fetch-site", "cross-site") && !is("sec-fetch-mode", "navigate")
}

/// What was pasted, as a file would have it: forms send every line's end as two characters. What is pasted is characters,
/// whatever encoding it declares.
fn pasted(text: &str) -> Vec<u8> {
    text.replace("\r\n", "\n").into_bytes()
}

fn pairs(text: &[u8]) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text).into_owned().collect()
}

fn too_large() -> String {
    format!(
        "The document is larger than {} MiB. `feedmill validate` takes larger ones.",
        MOST >> 20
    )
}

fn busy() -> Response<Stream> {
    let mut answer = html(
        StatusCode::SERVICE_UNAVAILABLE,
        "Busy: try again in a minute.\n".to_owned(),
    );
    let headers = answer.headers_mut();
    headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/plain; charset=utf-8"),
    );
    answer
}

fn asset(media_type: &'static str, text: &'static str) -> Response<Stream> {
    let mut headers = headers(media_type, text.len());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer::with(StatusCode::OK, headers, Bytes::from_static(text.as_bytes()))
}

fn html(status: StatusCode, page: String) -> Response<Stream> {
    let mut headers = headers("text/html; charset=utf-8", page.len());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer::with(status, headers, page.into())
}

fn headers(media_type: &'static str, length: usize) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            header::HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (header::HeaderName::from_static("x-robots-tag"), "noindex"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers
}
