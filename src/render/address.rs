//! Addresses: URLs, the ids of entries and e-mail addresses, in the forms that the specifications allow.

use std::borrow::Cow;

use url::{Position, Url};

use super::text;
use crate::date::rfc3339;
use crate::feed::Entry;

/// An absolute URL of a page or a file on the web, with nothing in it that RFC 3986 forbids; `None` where it is none. One
/// that is legal already is kept letter by letter, since readers compare addresses as they are written.
pub(super) fn web(text: &str) -> Option<String> {
    let text = text::clean(text);
    let text = text.trim();
    if is_plain_web_address(text) {
        return Some(text.to_owned());
    }
    let url = Url::parse(text).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then(|| legal(&url))
}

/// An absolute URL of any kind, such as the `tag:` of a category's scheme.
pub(super) fn absolute(text: &str) -> Option<String> {
    let text = text::clean(text);
    let text = text.trim();
    if is_plain_web_address(text) {
        return Some(text.to_owned());
    }
    Url::parse(text).ok().map(|url| legal(&url))
}

/// The id of an entry, the same in every format. It is an IRI, because Atom takes nothing else. Where it is the canonical
/// URL, or where there is none, that is `url`, as it is written elsewhere; where there is neither, made of what the entry has.
pub(super) fn id(entry: &Entry, url: Option<&str>, title: &str) -> String {
    let id = text::line(&entry.id);
    if (id.is_empty() || id == entry.canonical_url.trim())
        && let Some(url) = url
    {
        return url.to_owned();
    }
    if id.is_empty() {
        return urn(&format!("{} {title}", rfc3339(&entry.published)));
    }
    iri(&id)
}

/// An id as Atom takes it (RFC 4287, section 4.2.6): an absolute IRI, letter by letter; any other text becomes a URN.
pub(super) fn iri(id: &str) -> String {
    let id = text::line(id);
    if is_iri(&id) {
        id.into_owned()
    } else {
        urn(&id)
    }
}

/// An address of the form `name@host.tld` (RFC 5322, section 3.4.1, without quotes and comments).
pub(super) fn email(text: Option<&str>) -> Option<String> {
    let text = text?.trim();
    let (name, host) = text.rsplit_once('@')?;
    let is_name = name.split('.').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
    });
    let is_host = host.contains('.')
        && host.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        });
    (is_name && is_host).then(|| text.to_owned())
}

/// Nearly every address is one of these, and needs no parser.
fn is_plain_web_address(text: &str) -> bool {
    let Some(rest) = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
    else {
        return false;
    };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let is_host = host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    // Readers resolve the segments `.` and `..`, so that these addresses are written as they resolve.
    let has_dots = memchr::memchr_iter(b'/', path.as_bytes()).any(|slash| {
        let rest = &path.as_bytes()[slash + 1..];
        matches!(rest, [b'.', ..] | [b'%', b'2', b'e' | b'E', ..])
    });
    is_host && !has_dots && matches!(encode(path), Cow::Borrowed(_))
}

/// The `url` crate follows the browsers' standard, which leaves characters alone that RFC 3986 forbids.
fn legal(url: &Url) -> String {
    let head = &url[..Position::BeforePath];
    format!("{head}{}", encode(&url[Position::BeforePath..]))
}

/// A path, a query and a fragment in which all that RFC 3986 (section 3.3 to 3.5) forbids is percent-encoded. An escape
/// that is one already stays.
fn encode(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut out: Vec<u8> = Vec::new();
    let mut copied = 0;
    let mut is_fragment = false;
    for (at, byte) in bytes.iter().enumerate() {
        let is_legal = match byte {
            b'#' => !std::mem::replace(&mut is_fragment, true),
            b'%' => matches!(bytes.get(at + 1..at + 3), Some([high, low])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit()),
            byte => LEGAL[usize::from(*byte)],
        };
        if !is_legal {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            out.extend_from_slice(&bytes[copied..at]);
            out.extend([
                b'%',
                HEX[usize::from(byte >> 4)],
                HEX[usize::from(byte & 15)],
            ]);
            copied = at + 1;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.extend_from_slice(&bytes[copied..]);
    String::from_utf8_lossy(&out).into_owned().into()
}

/// The bytes that need no escape in any of these.
static LEGAL: [bool; 256] = {
    let mut legal = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        legal[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let signs = b"-._~!$&'()*+,;=:@/?";
    let mut at = 0;
    while at < signs.len() {
        legal[signs[at] as usize] = true;
        at += 1;
    }
    legal
};

/// Whether a text is an IRI with a scheme (RFC 3987, section 2.2).
fn is_iri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    // An address of the web without a host is refused even where any other IRI is taken. Browsers read one with fewer or more
    // slashes as if it had two, but it has no host by RFC 3986.
    let has_host = || {
        let host = rest.strip_prefix("//");
        host.is_some_and(|host| !host.starts_with(['/', '?', '#'])) && web(text).is_some()
    };
    let is_web = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https");
    let has_place = !is_web || has_host();
    let is_letter = |c: char| match c {
        '\0'..='\u{9f}' => c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fff0}'..='\u{ffff}' => false,
        '\u{e0000}'.. => false,
        _ => !c.is_whitespace(),
    };
    let has_escapes = memchr::memchr_iter(b'%', rest.as_bytes()).all(|at| {
        let digits = rest.as_bytes().get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    });
    let is_whole = is_scheme && !rest.is_empty() && has_place && has_escapes;
    is_whole && rest.chars().all(is_letter) && has_form_of(scheme, rest)
}

/// Whether what follows the scheme has the form that the scheme asks for, if it is one of those that ids mostly have: a document
/// with `tag:a.example:b` would be refused, and with it all its other entries.
fn has_form_of(scheme: &str, rest: &str) -> bool {
    match scheme.to_ascii_lowercase().as_str() {
        "tag" => is_tag(rest),
        "urn" => is_urn(rest),
        _ => true,
    }
}

/// `authority,date:name` (RFC 4151, section 2.1).
fn is_tag(text: &str) -> bool {
    let is_name = |name: &str| {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
        !name.is_empty() && name.bytes().all(is_letter)
    };
    let number = |text: &str, len: usize, most: u32| {
        let is_number = text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number && text.parse().is_ok_and(|it: u32| (1..=most).contains(&it))
    };
    let Some((entity, name)) = text.split_once(':') else {
        return false;
    };
    let Some((authority, date)) = entity.rsplit_once(',') else {
        return false;
    };
    let parts: Vec<&str> = date.split('-').collect();
    let is_date = match parts[..] {
        [year] => number(year, 4, 9999),
        [year, month] => number(year, 4, 9999) && number(month, 2, 12),
        [year, month, day] => number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31),
        _ => false,
    };
    authority.split('@').count() <= 2
        && authority.split('@').all(is_name)
        && is_date
        && is_tail(name)
}

/// `nid:nss` (RFC 8141, section 2), and the form of a UUID (RFC 9562, section 4) if it names one.
fn is_urn(text: &str) -> bool {
    let Some((nid, nss)) = text.split_once(':') else {
        return false;
    };
    let is_nid = (2..=32).contains(&nid.len())
        && !nid.starts_with('-')
        && !nid.eq_ignore_ascii_case("urn")
        && nid
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_uuid = || {
        let lens = nss.split('-').map(str::len);
        let is_part = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
        lens.eq([8, 4, 4, 4, 12]) && nss.split('-').all(is_part)
    };
    is_nid && !nss.is_empty() && is_tail(nss) && (!nid.eq_ignore_ascii_case("uuid") || is_uuid())
}

/// Letters of paths, queries and fragments. Which others an IRI may have is known already.
fn is_tail(text: &str) -> bool {
    let is_letter =
        |byte: u8| !byte.is_ascii() || b"%#".contains(&byte) || LEGAL[usize::from(byte)];
    text.bytes().all(is_letter)
}

fn urn(text: &str) -> String {
    const ESCAPED: &percent_encoding::AsciiSet = percent_encoding::NON_ALPHANUMERIC;
    format!(
        "urn:feedmill:{}",
        percent_encoding::utf8_percent_encode(text, ESCAPED)
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_id_with_half_an_escape_or_without_slashes_is_no_iri() {
        for kept in ["https://a.example/%E4%bd/x", "tag:a.example,2025:100%25"] {
            assert_eq!(iri(kept), kept);
        }
        for id in [
            "https://a.example/%;2/x",
            "https:a.example/x",
            "https:/a.example/x",
            "https:////a.example/x",
            "https://a.example/100%",
            "tag:a.example,2025:5%z",
        ] {
            let urn = iri(id);
            assert!(urn.starts_with("urn:feedmill:"), "{urn}");
            assert_eq!(iri(&urn), urn);
        }
    }

    #[test]
    fn a_web_address_is_kept_or_mended_or_refused() {
        for kept in [
            "https://example.com",
            "https://Example.com/A%20b?c=d&e#f",
            "http://example.com:8080/",
            "https://example.com/a?b=http://c/",
            "https://user@example.com/",
            "http://[::1]/x",
        ] {
            assert_eq!(web(kept).as_deref(), Some(kept.trim_end_matches(' ')));
        }
        for (given, wanted) in [
            (" https://example.com/a\n", "https://example.com/a"),
            ("https://example.com/a b", "https://example.com/a%20b"),
            ("https://example.com/中", "https://example.com/%E4%B8%AD"),
            ("https://例子.中国/", "https://xn--fsqu00a.xn--fiqs8s/"),
            ("https://example.com/100%", "https://example.com/100%25"),
            (
                "https://example.com/a[1]|^",
                "https://example.com/a%5B1%5D%7C%5E",
            ),
            (
                "https://example.com/?q={\"<>`}",
                "https://example.com/?q=%7B%22%3C%3E%60%7D",
            ),
            ("https://example.com/#a#b", "https://example.com/#a%23b"),
            ("https://example.com/\0a", "https://example.com/a"),
            ("https://example.com/a/../b", "https://example.com/b"),
            ("https://example.com/a/%2E%2e/b", "https://example.com/b"),
        ] {
            assert_eq!(web(given).as_deref(), Some(wanted), "{given:?}");
        }
        for refused in [
            "",
            "/a",
            "//example.com/",
            "a b",
            "mailto:a@b.c",
            "javascript:0",
            "http://",
        ] {
            assert_eq!(web(refused), None, "{refused:?}");
        }
        assert_eq!(absolute("tag:a,2024:b").as_deref(), Some("tag:a,2024:b"));
        assert_eq!(absolute("tag"), None);
    }

    #[test]
    fn an_atom_id_is_an_iri() {
        for kept in [
            "https://example.com/a#b",
            "tag:example.com,2024:a",
            "urn:uuid:9f0a1b2c-0000-4000-8000-000000000000",
            "https://例子.中国/文章",
        ] {
            assert_eq!(iri(kept), kept);
        }
        for (given, wanted) in [
            ("NW 1", "urn:feedmill:NW%201"),
            ("a:b c", "urn:feedmill:a%3Ab%20c"),
            ("https://", "urn:feedmill:https%3A%2F%2F"),
            (":", "urn:feedmill:%3A"),
        ] {
            assert_eq!(iri(given), wanted);
        }
    }

    proptest! {
        /// An id that the validator refuses would keep the whole feed from being replaced.
        #[test]
        fn any_id_is_one_that_the_validator_takes(
            id in r"(tag|TAG|urn|Urn:uuid|https|HTTP|x-y|mailto|file)(:|://|,)([a-c@.,:;/?#\[\]%&!*中-]|2026|-0[1-3]|//|%2f|urn|uuid|a\.example){0,8}",
        ) {
            let atom = format!(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><updated>2026-01-01T00:00:00Z</updated><author><name>A</name></author><id>{}</id></feed>",
                iri(&id).replace('&', "&amp;"),
            );
            let input = feedmill_validate::Input::new("x", atom.as_bytes());
            for finding in feedmill_validate::validate(&input, None).findings {
                prop_assert!(finding.severity != feedmill_validate::Severity::Error, "{id}: {finding:?}");
            }
        }
    }

    #[test]
    fn a_tag_or_urn_of_another_form_becomes_one() {
        for kept in [
            "tag:a.example,2026:b",
            "tag:me@a.example,2026-01-31:b?c#d",
            "TAG:a,2026-12:",
            "tag:blogger.com,1999:blog-1.post-2",
            "urn:isbn:0-395-36341-1",
            "URN:UUID:9f0a1b2c-0000-4000-8000-000000000000",
        ] {
            assert_eq!(iri(kept), kept);
        }
        for id in [
            "tag:a.example:b",
            "tag:a.example,2026",
            "tag:a.example,26:b",
            "tag:a.example,2026-13:b",
            "tag:a.example,2026-1-1:b",
            "tag:a@b@c,2026:b",
            "tag:,2026:b",
            "tag:a&b;.example,2026:b",
            "tag:a.example,2026:[b]",
            "urn:b",
            "urn:a:b",
            "urn:-a:b",
            "urn:urn:b",
            "urn:isbn:",
            "urn:uuid:9f0a1b2c",
            "urn:uuid:9f0a1b2c-0000-4000-8000-00000000000g",
        ] {
            let urn = iri(id);
            assert!(urn.starts_with("urn:feedmill:"), "{urn}");
        }
    }

    #[test]
    fn an_email_address_is_one_or_is_left_out() {
        for good in ["a@example.com", "first.last+feeds@mail.example.co"] {
            assert_eq!(email(Some(good)).as_deref(), Some(good));
        }
        for bad in [
            "",
            "a",
            "a@b",
            "@example.com",
            "a@.com",
            "a b@example.com",
            "a@exa_mple.com",
            "a..b@example.com",
            "a@example.com\n<b>",
            "a@b@example.com",
        ] {
            assert_eq!(email(Some(bad)), None, "{bad:?}");
        }
    }
}
