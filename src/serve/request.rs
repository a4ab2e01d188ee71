//! From a request to what it is about: a file, a redirect, the events of live pages, or nothing.

use std::sync::Arc;

use hyper::body::Incoming;
use hyper::header::{self, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use percent_encoding::percent_decode_str;

use super::answer::empty;
use super::file_cache::{FileCache, Found};
use super::page::Look;
use super::stream::Stream;
use super::{Validator, answer, compose, host, live, missing, validator};
use crate::render::page::VIEWER;

/// The answer to a request of any method: where people check feeds, or a file.
pub(super) async fn route(cache: &Arc<FileCache>, request: Request<Incoming>) -> Response<Stream> {
    match &cache.options.validator {
        Some(validator) if is_validator(&request) && host::is_named(&request) => {
            checked(validator, request).await
        }
        _ => answer(cache, &request).await,
    }
}

/// The answer of a server that has nothing but the page on which people check feeds.
pub(super) async fn alone(validator: &Validator, request: Request<Incoming>) -> Response<Stream> {
    if !host::is_named(&request) {
        return empty(StatusCode::BAD_REQUEST);
    }
    match request.uri().path() {
        "/" => redirect(StatusCode::FOUND, validator::PATH, ""),
        _ if is_validator(&request) => checked(validator, request).await,
        _ => empty(StatusCode::NOT_FOUND),
    }
}

/// Whether the page on which people check feeds is meant, or something below it.
fn is_validator(request: &Request<Incoming>) -> bool {
    let path = request.uri().path();
    path.starts_with(validator::PATH) || path == validator::PATH.trim_end_matches('/')
}

async fn checked(validator: &Validator, request: Request<Incoming>) -> Response<Stream> {
    match request.uri().path().starts_with(validator::PATH) {
        true => validator.answer(request).await,
        false => redirect(StatusCode::PERMANENT_REDIRECT, validator::PATH, ""),
    }
}

/// The answer to a request.
async fn answer(cache: &Arc<FileCache>, request: &Request<Incoming>) -> Response<Stream> {
    if !host::is_named(request) {
        let mut response = empty(StatusCode::BAD_REQUEST);
        // What follows may be meant for another host.
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(header::CONNECTION, close);
        return response;
    }
    match *request.method() {
        Method::GET | Method::HEAD => {}
        Method::OPTIONS => return options(),
        _ => return refused(),
    }
    let path = request.uri().path();
    if path == live::PATH
        && let Some(live) = &cache.options.live
    {
        if !host::is_own_page(request.headers(), &cache.options.url) {
            return empty(StatusCode::FORBIDDEN);
        }
        if request.method() == Method::HEAD {
            return empty(StatusCode::OK);
        }
        return match live.events() {
            Some(events) => answer::events(events),
            None => empty(StatusCode::SERVICE_UNAVAILABLE),
        };
    }
    let Some(decoded) = decoded(path) else {
        return missing::answer(cache, request, "");
    };
    let base = &cache.options.base;
    let mut redirects = cache.options.redirects.iter();
    if let Some((_, to)) = redirects.find(|(from, _)| same(from, &decoded)) {
        return redirect(StatusCode::MOVED_PERMANENTLY, base, to);
    }
    let Some(name) = decoded.strip_prefix(base.as_str()) else {
        let is_start = decoded == "/" || format!("{decoded}/") == *base;
        return match is_start {
            true => redirect(StatusCode::FOUND, base, ""),
            false => missing::answer(cache, request, ""),
        };
    };
    if let Some(composer) = &cache.options.composer
        && compose::is_composed(name)
    {
        return compose::answer(composer, request).await;
    }
    let file = match name.is_empty() || name.ends_with('/') {
        true => format!("{name}index.html"),
        false => name.to_owned(),
    };
    match cache.find(&file).await {
        Found::File(found) => {
            let look = match found.has_page {
                true => Look::wanted(request.uri().query(), request.headers()),
                false => Look::Feed,
            };
            if look == Look::Viewer
                && let Found::File(viewer) = cache.find(VIEWER).await
            {
                return answer::file(cache, VIEWER, &viewer, request, true).await;
            }
            answer::file(cache, &file, &found, request, look != Look::Feed).await
        }
        Found::Folder if !file.ends_with('/') => {
            redirect(StatusCode::MOVED_PERMANENTLY, base, &format!("{file}/"))
        }
        Found::Folder | Found::Nothing => missing::answer(cache, request, name),
    }
}

/// A path with its percent-encoding undone: nothing where it is not UTF-8, or names what no folder of feeds has: parts that
/// lead up, hidden files, and characters that end or part a path somewhere.
fn decoded(path: &str) -> Option<String> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    // An encoded `/` would be one part to the client and two to the file system.
    let parts = |text: &str| text.matches('/').count();
    let is_plain = parts(path) == parts(&decoded)
        && decoded.starts_with('/')
        && !decoded.contains(['\0', '\\', ':'])
        && decoded.split('/').all(|part| !part.starts_with('.'))
        && !decoded.contains("//");
    is_plain.then(|| decoded.into_owned())
}

/// Whether an old path, as it is written in the settings, is the one that is asked for.
fn same(from: &str, decoded: &str) -> bool {
    from == decoded
        || percent_decode_str(from)
            .decode_utf8()
            .is_ok_and(|from| from == decoded)
}

fn redirect(status: StatusCode, base: &str, to: &str) -> Response<Stream> {
    let place = format!(
        "{}{}",
        crate::uri::encode_path(base),
        crate::uri::encode_path(&to.replace('%', "%25"))
    );
    let mut response = empty(status);
    if let Ok(place) = HeaderValue::from_str(&place) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

/// What a browser asks before a page of another site reads a feed with headers of its own.
fn options() -> Response<Stream> {
    let mut response = empty(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    for (name, value) in [
        (header::ALLOW, "GET, HEAD, OPTIONS"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS"),
        (
            header::ACCESS_CONTROL_ALLOW_HEADERS,
            "if-none-match, if-modified-since, range",
        ),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn refused() -> Response<Stream> {
    let mut response = empty(StatusCode::METHOD_NOT_ALLOWED);
    response.headers_mut().insert(
        header::ALLOW,
        HeaderValue::from_static("GET, HEAD, OPTIONS"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        for path in [
            "/../etc/passwd",
            "/feeds/../../x",
            "/feeds/%2e%2e/x",
            "/feeds/%2E%2E%2Fx",
            "/feeds/..%2fx",
            "/feeds/a%2fb",
            "/feeds/a%00.xml",
            "/feeds/..%5cx",
            "/feeds/c:/x",
            "/feeds/.feedmill-documents",
            "/feeds/.git/config",
            "/feeds//etc/passwd",
            "/feeds/%ff",
            "*",
        ] {
            assert_eq!(decoded(path), None, "{path}");
        }
        assert_eq!(decoded("/a/%E6%BD%AE/").as_deref(), Some("/a/潮/"));
    }
}
