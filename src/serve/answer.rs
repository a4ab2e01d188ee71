//! The answer that carries a file, a part of it, or the word that the client has it.

use std::io::SeekFrom;
use std::sync::Arc;

use bytes::Bytes;
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Request, Response, StatusCode};
use tokio::io::AsyncSeekExt;

use super::encoding::Encoding;
use super::file::File;
use super::file_cache::FileCache;
use super::live::Events;
use super::page;
use super::range::{Part, part};
use super::stream::Stream;

/// The answer to a request for `file`, which is `name` in the folder (RFC 9110, sections 13 and 14). For a page the file goes
/// out under the type by which browsers show XML.
pub(super) async fn file<B>(
    cache: &FileCache,
    name: &str,
    file: &Arc<File>,
    request: &Request<B>,
    is_page: bool,
) -> Response<Stream> {
    let headers = request.headers();
    // Parts are parts of the plain file: nobody can put parts of compressed forms together by their places.
    let range = headers.get(header::RANGE);
    let encoding = match range {
        None => Encoding::wanted(headers),
        Some(_) => None,
    };
    let form = cache.form(name, file, encoding).await;
    let tag = match is_page {
        true => page::tag(&form.tag),
        false => form.tag.clone(),
    };
    let dressed = |mut headers: HeaderMap| {
        if is_page {
            page::dress(&mut headers, tag.clone());
        }
        headers
    };
    if is_known(headers, &tag, file) {
        let known = dressed(form.known.clone());
        return with(StatusCode::NOT_MODIFIED, known, Bytes::new());
    }
    let range = range
        .filter(|_| is_same(headers, &tag, file))
        .and_then(|range| range.to_str().ok());
    let wanted = match range.map_or(Part::Whole, |range| part(range, form.length)) {
        Part::Whole => None,
        Part::Some(range) => Some(range),
        Part::Outside => {
            let mut response = empty(StatusCode::RANGE_NOT_SATISFIABLE);
            put(
                &mut response,
                header::CONTENT_RANGE,
                format!("bytes */{}", form.length),
            );
            return response;
        }
    };
    let (start, end) = wanted
        .as_ref()
        .map_or((0, form.length), |range| (range.start, range.end));
    let body = match &form.bytes {
        Some(bytes) => Stream::of(bytes.slice(start as usize..end as usize)),
        None => match open(file, start).await {
            Ok(opened) => Stream::File {
                file: opened,
                left: end - start,
            },
            Err(_) => return empty(StatusCode::INTERNAL_SERVER_ERROR),
        },
    };
    let mut response = Response::new(body);
    *response.headers_mut() = dressed(form.full.clone());
    if wanted.is_some() {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        let range = format!("bytes {start}-{}/{}", end - 1, form.length);
        put(&mut response, header::CONTENT_RANGE, range);
        put(
            &mut response,
            header::CONTENT_LENGTH,
            (end - start).to_string(),
        );
    }
    response
}

/// The answer that goes on for as long as the page is open.
pub(super) fn events(events: Events) -> Response<Stream> {
    let mut response = Response::new(Stream::Events(events));
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/event-stream"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// An answer without a body.
pub(super) fn empty(status: StatusCode) -> Response<Stream> {
    let mut response = Response::new(Stream::of(Bytes::new()));
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
    response
}

pub(super) fn with(status: StatusCode, headers: HeaderMap, bytes: Bytes) -> Response<Stream> {
    let mut response = Response::new(Stream::of(bytes));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

fn put(response: &mut Response<Stream>, name: header::HeaderName, value: String) {
    if let Ok(value) = HeaderValue::from_str(&value) {
        response.headers_mut().insert(name, value);
    }
}

async fn open(file: &File, start: u64) -> std::io::Result<tokio::fs::File> {
    let mut opened = tokio::fs::File::open(&file.path).await?;
    if start > 0 {
        opened.seek(SeekFrom::Start(start)).await?;
    }
    Ok(opened)
}

/// Whether the client has what it asks for. Its tags say more than its date.
fn is_known(headers: &HeaderMap, tag: &HeaderValue, file: &File) -> bool {
    if headers.contains_key(header::IF_NONE_MATCH) {
        let tag = tag.to_str().unwrap_or_default();
        let mut values = headers.get_all(header::IF_NONE_MATCH).iter();
        return values.any(|value| {
            let tags = value.to_str().unwrap_or_default().split(',').map(str::trim);
            let mut tags = tags.map(|tag| tag.strip_prefix("W/").unwrap_or(tag));
            tags.any(|known| known == tag || known == "*")
        });
    }
    let since = headers.get(header::IF_MODIFIED_SINCE);
    let since = since.and_then(|since| httpdate::parse_http_date(since.to_str().ok()?).ok());
    matches!((since, file.modified), (Some(since), Some(modified)) if modified <= since)
}

/// Whether a part fits what the client has: the tag, or the very date, that it names.
fn is_same(headers: &HeaderMap, tag: &HeaderValue, file: &File) -> bool {
    let Some(condition) = headers.get(header::IF_RANGE) else {
        return true;
    };
    if condition == tag {
        return true;
    }
    let date = condition
        .to_str()
        .ok()
        .and_then(|text| httpdate::parse_http_date(text).ok());
    date.is_some() && date == file.modified
}
