//! A feed as strict parsers take it.

use std::borrow::Cow;

use crate::net::Response;
use crate::validate;

/// The feed as strict parsers take it, if they do not take it as it is: what readers show is read.
pub(super) fn readable(answer: &Response) -> Option<String> {
    as_xml(answer, validate::readable)
}

/// The same of a feed that a strict parser has refused.
pub(super) fn rewritten(answer: &Response) -> Option<String> {
    as_xml(answer, validate::rewritten)
}

fn as_xml(
    answer: &Response,
    write: impl Fn(&validate::Input<'_>) -> Option<String>,
) -> Option<String> {
    let told = validate::Response::new(answer.status, answer.headers.clone());
    write(&validate::Input::new("feed", &answer.body).with_response(Some(&told)))
}

/// The bytes of the answer; where the header alone says that they are not UTF-8, they become it.
pub(super) fn utf8(answer: &Response) -> Cow<'_, [u8]> {
    let body = answer.body.trim_ascii_start();
    let head = String::from_utf8_lossy(&body[..body.len().min(200)]);
    let says_so = head.contains("encoding=") || std::str::from_utf8(body).is_ok();
    let charset = answer.header("content-type").and_then(|kind| {
        kind.to_ascii_lowercase()
            .split_once("charset=")
            .map(|(_, set)| set.to_owned())
    });
    let encoding = charset.and_then(|charset| {
        let charset = charset.split(';').next().unwrap_or_default().trim();
        encoding_rs::Encoding::for_label(charset.trim_matches('"').as_bytes())
    });
    match encoding {
        Some(encoding) if !says_so => Cow::Owned(encoding.decode(body).0.into_owned().into_bytes()),
        _ => Cow::Borrowed(body),
    }
}
