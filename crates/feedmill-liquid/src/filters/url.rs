//! URLs on the site.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::encode::{encoded, is_unreserved};
use crate::context::Context;

/// The path from the root of the domain, with the site's `baseurl`. An absolute URL stays as it is.
pub(in super::super) fn relative(context: &Context<'_>, input: &str) -> String {
    if has_scheme(input) {
        return input.to_owned();
    }
    let base = context.baseurl.strip_suffix('/').unwrap_or(context.baseurl);
    normal(&[slashed(base), slashed(input)].concat())
}

/// The whole URL, with the site's `url` and `baseurl`. An absolute URL stays as it is.
pub(super) fn absolute(context: &Context<'_>, input: &str) -> String {
    if has_scheme(input) {
        return input.to_owned();
    }
    let path = relative(context, input);
    match context.url {
        "" => path,
        url => normal(&[url, &path].concat()),
    }
}

/// The URL without `index.html` at its end.
pub(super) fn without_index(url: &str) -> String {
    let folder = url
        .strip_suffix("/index.html")
        .or_else(|| url.strip_suffix("/index.htm"));
    match folder {
        Some(folder) => [folder, "/"].concat(),
        None => url.to_owned(),
    }
}

fn slashed(path: &str) -> String {
    match path {
        "" => String::new(),
        _ if path.starts_with('/') => path.to_owned(),
        _ => ["/", path].concat(),
    }
}

fn has_scheme(url: &str) -> bool {
    let Some((scheme, _)) = url.split_once(':') else {
        return false;
    };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

/// The URL in normal form: host in lower case, no `.` and `..`, all encoded that must be and nothing else.
fn normal(url: &str) -> String {
    let (rest, fragment) = match url.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (url, None),
    };
    let (rest, query) = match rest.split_once('?') {
        Some((rest, query)) => (rest, Some(query)),
        None => (rest, None),
    };
    let (origin, path) = match rest.split_once("://") {
        Some((scheme, after)) => {
            let slash = after.find('/').unwrap_or(after.len());
            let origin = format!("{scheme}://{}", &after[..slash]).to_lowercase();
            (
                origin,
                if slash < after.len() {
                    &after[slash..]
                } else {
                    "/"
                },
            )
        }
        None => (String::new(), rest),
    };
    let mut out = origin;
    out.push_str(&part(&without_dots(path), b"/:@!$&'()*+,;="));
    for (mark, written) in [('?', query), ('#', fragment)] {
        if let Some(written) = written.filter(|written| !written.is_empty()) {
            out.push(mark);
            out.push_str(&part(written, b"/?:@!$&'()*+,;="));
        }
    }
    out
}

fn part(text: &str, kept: &[u8]) -> String {
    let normal: String = text.nfc().collect();
    // What is encoded and need not be is decoded; what must be stays.
    let mut out = String::with_capacity(normal.len());
    let mut rest = normal.as_str();
    while let Some(at) = rest.find('%') {
        out.push_str(&encoded(&rest[..at], |byte| {
            is_unreserved(byte) || kept.contains(&byte)
        }));
        let code = rest.get(at..at + 3);
        match code.and_then(|code| percent_decode_str(code).next().zip(Some(code))) {
            Some((byte, code)) if byte != b'%' && is_unreserved(byte) => {
                out.push(char::from(byte));
                rest = &rest[at + code.len()..];
            }
            Some((byte, code)) if byte != b'%' || code == "%25" => {
                out.push_str(&code.to_ascii_uppercase());
                rest = &rest[at + code.len()..];
            }
            _ => {
                out.push_str("%25");
                rest = &rest[at + 1..];
            }
        }
    }
    out.push_str(&encoded(rest, |byte| {
        is_unreserved(byte) || kept.contains(&byte)
    }));
    out
}

fn without_dots(path: &str) -> String {
    if !path.contains("/.") {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = Vec::new();
    let mut ends_in_folder = false;
    for part in path.split('/') {
        ends_in_folder = matches!(part, "." | "..");
        match part {
            "." => {}
            ".." => {
                if parts.len() > 1 {
                    parts.pop();
                }
            }
            _ => parts.push(part),
        }
    }
    if ends_in_folder {
        parts.push("");
    }
    parts.join("/")
}
