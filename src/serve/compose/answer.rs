//! The answer to a request for a composed feed: the feed, the word that the client has it, or a page that says what is wrong.

use std::fmt::Write;

use bytes::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Request, Response, StatusCode};
use maud::{DOCTYPE, Markup, html};
use url::form_urlencoded;

use super::super::answer::with;
use super::super::page::{Look, VARY};
use super::super::stream::Stream;
use super::composed::Composed;
use super::composer::{Composer, NAME, Refused};
use crate::config::Format;
use crate::rule::{Rule, RuleError};

/// What may be asked for, by example.
const EXAMPLES: [&str; 4] = [
    "category:news -tag:sponsored",
    "tag:tide or tag:harbour",
    "author:\"Ada Quay\" after:2025-01",
    "lang:zh tag~quay",
];

/// Whether a file of this name is composed when it is asked for.
pub(in crate::serve) fn is_composed(name: &str) -> bool {
    name == NAME || name == NAME.trim_end_matches('/')
}

/// What is wrong with a request.
struct Fault {
    status: StatusCode,
    rule: String,
    error: RuleError,
}

/// The answer to a request for a composed feed.
pub(in crate::serve) async fn answer<B>(
    composer: &Composer,
    request: &Request<B>,
) -> Response<Stream> {
    let query = request.uri().query().unwrap_or_default();
    let parameter = |wanted: &str| {
        let mut all = form_urlencoded::parse(query.as_bytes());
        all.find(|(name, _)| name == wanted)
            .map(|(_, value)| value.into_owned())
    };
    let rule = parameter("match");
    let asked = match asked(composer, rule.clone(), parameter("format").as_deref()) {
        Ok(asked) => asked,
        Err(fault) => return explain(composer, request, &fault),
    };
    match composer.compose(asked.0, asked.1).await {
        Ok(composed) => found(&composed, request),
        Err(refused) => {
            let (status, message) = match refused {
                Refused::Busy => (
                    StatusCode::SERVICE_UNAVAILABLE,
                    "too many feeds are composed now",
                ),
                Refused::Failed => (
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "the feed cannot be composed",
                ),
            };
            let fault = Fault {
                status,
                error: error(&rule, message, "ask again in a minute"),
                rule: rule.unwrap_or_default(),
            };
            let mut response = explain(composer, request, &fault);
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
            response
        }
    }
}

fn error(rule: &Option<String>, message: &str, help: &str) -> RuleError {
    RuleError {
        span: 0..rule.as_ref().map_or(0, String::len),
        message: message.to_owned(),
        help: help.to_owned(),
    }
}

/// The rule and the format that are asked for.
fn asked(
    composer: &Composer,
    rule: Option<String>,
    format: Option<&str>,
) -> Result<(Rule, Format), Fault> {
    let wrong = |error: RuleError| Fault {
        status: StatusCode::BAD_REQUEST,
        rule: rule.clone().unwrap_or_default(),
        error,
    };
    let Some(text) = rule.as_deref() else {
        let help = "write it behind the address, such as `?match=tag:tide`";
        return Err(wrong(error(&None, "there is no rule", help)));
    };
    let parsed = Rule::parse(text, composer.zone).map_err(wrong)?;
    let unknown = parsed.beyond_terms();
    if !unknown.is_empty() {
        let names: Vec<String> = unknown.iter().map(|name| format!("`{name}`")).collect();
        let message = format!("composed feeds cannot ask for {}", names.join(", "));
        let help = "ask for `category`, `tag`, `author`, `lang`, `after` and `before`";
        return Err(wrong(error(&rule, &message, help)));
    }
    let mut formats = composer.formats.iter();
    let found = match format {
        None => formats.next(),
        Some(wanted) => formats.find(|format| format.name() == wanted),
    };
    match found {
        Some(format) => Ok((parsed, *format)),
        None => {
            let names: Vec<String> = composer
                .formats
                .iter()
                .map(|format| format!("`{}`", format.name()))
                .collect();
            let message = format!("unknown format `{}`", format.unwrap_or_default());
            let help = format!("write one of {}", names.join(", "));
            Err(wrong(error(&rule, &message, &help)))
        }
    }
}

fn found<B>(composed: &Composed, request: &Request<B>) -> Response<Stream> {
    let asked = request.headers();
    let is_styled = composed.media_type.contains("xml") && Look::wanted(None, asked) != Look::Feed;
    let tag = match is_styled {
        true => format!("{}-page\"", composed.tag.trim_end_matches('"')),
        false => composed.tag.clone(),
    };
    let media_type = match is_styled {
        true => "application/xml; charset=utf-8".to_owned(),
        false => format!("{}; charset=utf-8", composed.media_type),
    };
    let mut headers = HeaderMap::new();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    put(header::ETAG, &tag);
    put(header::CACHE_CONTROL, "public, max-age=300");
    put(header::VARY, VARY);
    put(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    put(header::LINK, &format!("<{}>; rel=\"self\"", composed.url));
    let is_known = asked.get_all(header::IF_NONE_MATCH).iter().any(|value| {
        let mut tags = value.to_str().unwrap_or_default().split(',').map(str::trim);
        tags.any(|known| known == "*" || known.trim_start_matches("W/") == tag)
    });
    if is_known {
        return with(StatusCode::NOT_MODIFIED, headers, Bytes::new());
    }
    put(header::CONTENT_TYPE, &media_type);
    put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    headers.insert(
        header::CONTENT_LENGTH,
        HeaderValue::from(composed.bytes.len()),
    );
    with(StatusCode::OK, headers, composed.bytes.clone())
}

/// What is wrong, where, and what may be asked for: a page for browsers, a few lines for others.
fn explain<B>(composer: &Composer, request: &Request<B>, fault: &Fault) -> Response<Stream> {
    let accept = request.headers().get(header::ACCEPT);
    let wants_page =
        accept.is_some_and(|accept| accept.to_str().unwrap_or_default().contains("text/html"));
    let (media_type, text) = match wants_page {
        true => (
            "text/html; charset=utf-8",
            page(composer, fault).into_string(),
        ),
        false => ("text/plain; charset=utf-8", lines(composer, fault)),
    };
    let mut headers = HeaderMap::new();
    for (name, value) in [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
        ),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(text.len()));
    with(fault.status, headers, text.into())
}

/// The rule in three parts: before the fault, the fault, and after it.
fn parts(fault: &Fault) -> (&str, &str, &str) {
    let Fault { rule, error, .. } = fault;
    let part = |range: std::ops::Range<usize>| rule.get(range).unwrap_or_default();
    let (start, end) = (
        error.span.start.min(rule.len()),
        error.span.end.min(rule.len()),
    );
    (part(0..start), part(start..end), part(end..rule.len()))
}

fn lines(composer: &Composer, fault: &Fault) -> String {
    let (before, marked, _) = parts(fault);
    // A line break would put the mark below another place.
    let rule: String = fault
        .rule
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let marks = "^".repeat(marked.chars().count().max(1));
    let mut text = format!(
        "error: {}\n\n  {rule}\n  {}{marks}\n\nhelp: {}\n\n",
        fault.error.message,
        " ".repeat(before.chars().count()),
        fault.error.help
    );
    for example in EXAMPLES {
        let _ = writeln!(text, "{}", link(composer, example));
    }
    text
}

fn link(composer: &Composer, rule: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("match", rule)
        .finish();
    format!("{}?{query}", composer.path)
}

fn page(composer: &Composer, fault: &Fault) -> Markup {
    let (before, marked, after) = parts(fault);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Compose a feed" }
                style { (STYLE) }
            }
            body {
                main {
                    h1 { "Compose a feed" }
                    @if !fault.rule.is_empty() {
                        p { code { (before) mark { (marked) } (after) } }
                    }
                    p { strong { (fault.error.message) } ": " (fault.error.help) }
                    form action=(composer.path) {
                        label for="match" { "Posts to show" }
                        input #match name="match" value=(fault.rule) autocomplete="off" spellcheck="false";
                        label for="format" { "Format" }
                        select #format name="format" {
                            @for format in &composer.formats { option value=(format.name()) { (format.title()) } }
                        }
                        button { "Compose" }
                    }
                    h2 { "Examples" }
                    ul { @for example in EXAMPLES { li { a href=(link(composer, example)) { code { (example) } } } } }
                    p { "Conditions side by side must all hold. " code { "or" } " asks for one of several, and " code { "-" } " turns one around." }
                }
            }
        }
    }
}

const STYLE: &str = ":root{color-scheme:light dark;background:Canvas;color:CanvasText}body{font:1.05rem/1.6 system-ui,sans-serif;max-width:40rem;margin:8vh auto;padding:0 1.25rem}code{overflow-wrap:anywhere;white-space:pre-wrap}mark{text-decoration:underline wavy}label{display:block;margin-top:.8rem}input,select,button{font:inherit;padding:.4rem .6rem;max-width:100%}input{width:100%;box-sizing:border-box}button{margin-inline-start:.6rem}";
