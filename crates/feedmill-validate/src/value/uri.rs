//! Addresses (RFC 3986 and 3987).

use super::{Context, Fault, Sink, scheme};

/// Where a text has a character that may not stand in an address.
fn forbidden(text: &str) -> Option<usize> {
    let is_plain = |b: &u8| {
        b.is_ascii_alphanumeric()
            || matches!(
                b,
                b'!' | b'#'..=b';' | b'=' | b'?' | b'@' | b'[' | b']' | b'_' | b'~'
            )
    };
    if text.as_bytes().iter().all(is_plain) {
        return None;
    }
    text.find(|c: char| {
        c <= ' '
            || matches!(
                c,
                '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | '\u{7f}'
            )
            || c.is_whitespace()
    })
}

/// The scheme of an address, if it has one.
pub(crate) fn scheme_of(text: &str) -> Option<&str> {
    let scheme = text.split_once(':')?.0;
    let is_one = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_one.then_some(scheme)
}

/// Whether a text is an address with a scheme.
pub(crate) fn is_absolute(text: &str) -> bool {
    is_full(text)
}

/// A scheme, and a host where the scheme wants one.
fn is_full(text: &str) -> bool {
    let Some(scheme) = scheme_of(text) else {
        return false;
    };
    let rest = &text[scheme.len() + 1..];
    if !scheme::has_host(scheme) {
        return !rest.is_empty();
    }
    rest.strip_prefix("//")
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['/', '?', '#']))
}

fn message(text: &str, what: &str) -> String {
    let shown: String = text.chars().take(80).collect();
    format!("`{shown}` {what}")
}

/// Faults of the characters; whether there were any.
fn characters(text: &str, context: &Context, sink: &mut Sink<'_>) -> bool {
    if let Some(at) = forbidden(text) {
        let c = text[at..].chars().next().unwrap_or_default();
        sink(
            Fault::UriCharacter,
            at,
            format!("the character {c:?} may not stand in an address"),
        );
        return true;
    }
    if let Some(at) = text.find('%').and_then(|_| bad_escape(text)) {
        sink(
            Fault::UriCharacter,
            at,
            "`%` must be followed by two hexadecimal digits".to_owned(),
        );
        return true;
    }
    if !context.is_iri && !text.is_ascii() {
        let at = text.find(|c: char| !c.is_ascii()).unwrap_or(0);
        sink(
            Fault::UriNotAscii,
            at,
            message(text, "is not a URI: it has characters beyond ASCII"),
        );
        return true;
    }
    false
}

/// Where a `%` stands without its two digits.
pub(super) fn bad_escape(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'%', bytes).find(|at| {
        !bytes
            .get(at + 1..at + 3)
            .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

/// Brackets that stand around nothing: RFC 3986 has them for numbers of hosts alone.
fn brackets(text: &str, sink: &mut Sink<'_>) {
    let at = memchr::memchr2(b'[', b']', text.as_bytes());
    let Some(at) = at.filter(|at| !text[..*at].ends_with("//") && !text[..*at].ends_with('@'))
    else {
        return;
    };
    sink(
        Fault::UriBracket,
        at,
        "brackets must be written `%5B` and `%5D` in an address".to_owned(),
    );
}

/// A port that is not a number.
fn port(text: &str, sink: &mut Sink<'_>) {
    let bytes = text.as_bytes();
    let Some(start) = memchr::memchr(b':', bytes).map(|at| at + "://".len()) else {
        return;
    };
    let rest = text.get(start..).unwrap_or_default();
    let end = rest
        .bytes()
        .position(|b| matches!(b, b'/' | b'?' | b'#'))
        .unwrap_or(rest.len());
    // A name and a password stand before the host, and the colons of an address of IPv6 in brackets.
    let colon = memchr::memrchr(b':', &rest.as_bytes()[..end]);
    let port = colon.map_or("", |at| &rest[at + 1..end]);
    if !port.contains(['@', ']']) && !port.bytes().all(|b| b.is_ascii_digit()) {
        let at = start + end - port.len();
        let message = message(port, "is not the number of a port");
        sink(Fault::UriCharacter, at, message);
    }
}

/// An address, whole or relative.
pub(super) fn reference(text: &str, context: &Context, sink: &mut Sink<'_>) {
    if text.is_empty() || characters(text, context, sink) {
        return;
    }
    brackets(text, sink);
    if text
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("www."))
    {
        let message = message(text, "has no scheme: readers look for it below the feed");
        sink(Fault::UriWww, 0, message);
    }
    if let Some(scheme) = scheme_of(text) {
        scheme::check(scheme, sink);
        if scheme::has_host(scheme) {
            if is_full(text) {
                port(text, sink);
            } else {
                sink(Fault::UriRelative, 0, message(text, "has no host"));
            }
        }
    }
}

/// An address with a scheme.
pub(super) fn full(text: &str, context: &Context, sink: &mut Sink<'_>) {
    if characters(text, context, sink) {
        return;
    }
    if !is_full(text) {
        sink(
            Fault::UriRelative,
            0,
            message(text, "is not a whole address"),
        );
    } else if let Some(scheme) = scheme_of(text) {
        scheme::check(scheme, sink);
        brackets(text, sink);
        if scheme::has_host(scheme) {
            port(text, sink);
        }
    }
}

/// The address of an enclosure: http or https and nothing else.
pub(super) fn attribute(text: &str, sink: &mut Sink<'_>) {
    let is_http = scheme_of(text).is_some_and(|scheme| {
        scheme.eq_ignore_ascii_case("http")
            || scheme.eq_ignore_ascii_case("https")
            || scheme.eq_ignore_ascii_case("ftp")
    });
    if !is_http || !is_full(text) || forbidden(text).is_some() {
        sink(
            Fault::UriEnclosure,
            forbidden(text).unwrap_or(0),
            message(text, "is not a whole http address"),
        );
    }
}

/// A guid that is said to be the item's address.
pub(crate) fn guid(text: &str, context: &Context, sink: &mut Sink<'_>) {
    let is_http = scheme_of(text).is_some_and(|scheme| {
        scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
    });
    if !is_http || !is_full(text) || forbidden(text).is_some() {
        sink(
            Fault::PermaLink,
            0,
            message(
                text,
                "is not a whole address, and `isPermaLink` is not false",
            ),
        );
    } else {
        full(text, context, sink);
    }
}

/// A text that is written as in a query: words of characters that need no escape, and escapes.
pub(super) fn encoded(text: &str, sink: &mut Sink<'_>) {
    let is_plain = |c: char| {
        c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || "-._~+%!*'()/".contains(c)
    };
    if let Some(at) = bad_escape(text) {
        sink(
            Fault::UriEncoded,
            at,
            "`%` must be followed by two hexadecimal digits".to_owned(),
        );
    } else if let Some(at) = text.find(|c| !is_plain(c)) {
        sink(Fault::UriEncoded, at, message(text, "is not URL-encoded"));
    }
}

/// Whether two addresses lead to the same place: scheme, host and an empty path do not tell them apart.
pub(crate) fn same(one: &str, other: &str) -> bool {
    fn parts(text: &str) -> String {
        url::Url::parse(text).map_or_else(|_| text.to_owned(), String::from)
    }
    one == other || parts(one) == parts(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<Fault> {
        let context = Context {
            now: None,
            is_iri: false,
        };
        let mut faults = Vec::new();
        full(text, &context, &mut |fault, _, _| faults.push(fault));
        faults
    }

    #[test]
    fn a_port_is_a_number() {
        for good in [
            "http://example.org:8080/a:b",
            "http://example.org:/",
            "https://me:pass@example.org/?a=b:c",
            "http://[2001:db8::1]:8080/",
            "tag:example.org,2026:a:b",
        ] {
            assert_eq!(faults(good), [], "{good}");
        }
        assert_eq!(faults("http://example.org:80a/"), [Fault::UriCharacter]);
    }
}
