//! The answer where there is nothing: what was asked for, what is near, and the way to all feeds.

use std::fmt::Write;

use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Request, Response, StatusCode};
use maud::{DOCTYPE, html};

use super::file_cache::FileCache;
use super::stream::Stream;
use super::{answer, live};

/// How many names nearby are shown.
const SHOWN: usize = 10;

/// The answer to a request for `name`, which is not in the folder: a page for browsers, a few lines for others.
pub(super) fn answer<B>(cache: &FileCache, request: &Request<B>, name: &str) -> Response<Stream> {
    let options = &cache.options;
    let path = request.uri().path();
    let (folder, names) = near(cache, name);
    let base = &options.base;
    let within = match folder.as_str() {
        "" => base.clone(),
        folder => format!("{base}{folder}/"),
    };
    let wants_page = request
        .headers()
        .get(header::ACCEPT)
        .is_some_and(|accept| accept.to_str().unwrap_or_default().contains("text/html"));
    let address =
        |name: &str| crate::uri::encode_path(&format!("{within}{name}").replace('%', "%25"));
    let (media_type, text) = if wants_page {
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { "Nothing here" }
                    style { ":root{color-scheme:light dark;background:Canvas;color:CanvasText}body{font:1.05rem/1.6 system-ui,sans-serif;max-width:40rem;margin:12vh auto;padding:0 1.25rem}code{overflow-wrap:anywhere}" }
                }
                body {
                    main {
                        h1 { "There is nothing here" }
                        p { "No feed or page has the address " code { (path) } "." }
                        p { a href=(base) { "See all feeds" } }
                        @if !names.is_empty() {
                            p { "In " code { (within) } " there are, among others:" }
                            ul { @for name in &names { li { a href=(address(name)) { (name) } } } }
                        }
                    }
                }
            }
        };
        let mut page = page.into_string();
        if options.live.is_some() {
            page.push_str(live::SCRIPT);
        }
        ("text/html; charset=utf-8", page)
    } else {
        let mut text = format!("There is nothing at {path}\nAll feeds: {base}\n");
        for name in &names {
            let _ = writeln!(text, "{}", address(name));
        }
        ("text/plain; charset=utf-8", text)
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(text.len()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    answer::with(StatusCode::NOT_FOUND, headers, text.into())
}

/// The names that begin most like the one that was asked for.
fn near(cache: &FileCache, name: &str) -> (String, Vec<String>) {
    let (folder, mut names) = cache.near(name);
    let rest = name
        .strip_prefix(&folder)
        .unwrap_or(name)
        .trim_start_matches('/');
    let wanted = rest.split('/').next().unwrap_or(rest).to_lowercase();
    let alike = |name: &str| {
        let both = name
            .chars()
            .flat_map(char::to_lowercase)
            .zip(wanted.chars());
        both.take_while(|(one, other)| one == other).count()
    };
    names.sort_by_cached_key(|name| std::cmp::Reverse(alike(name)));
    names.truncate(SHOWN);
    (folder, names)
}
