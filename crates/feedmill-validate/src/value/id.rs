//! Names that never change: Atom's `id`, tag URIs (RFC 4151), URNs (RFC 8141), UUIDs.

use super::{Context, Fault, Sink, uri};

/// An `id`: a whole address, in its canonical form.
pub(super) fn check(text: &str, context: &Context, sink: &mut Sink<'_>) {
    if special(text, sink) {
        return;
    }
    let mut is_sound = true;
    uri::full(text, context, &mut |fault, at, message| {
        is_sound &= fault == Fault::UriScheme;
        sink(fault, at, message);
    });
    if is_sound && let Some(canonical) = canonical(text) {
        sink(
            Fault::IdNotCanonical,
            0,
            format!("programs may write `{text}` as `{canonical}`, and take it for another id"),
        );
    }
}

/// Check tag URIs and URNs by their own rules; whether it was one.
fn special(text: &str, sink: &mut Sink<'_>) -> bool {
    let after = |scheme: &str| {
        let head = text.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme)
            .then(|| &text[scheme.len()..])
    };
    if let Some(rest) = after("tag:") {
        if !is_tag(rest) {
            sink(Fault::Tag, 0, format!("`{text}` is not a tag URI"));
        }
        return true;
    }
    if let Some(uuid) = after("urn:uuid:") {
        if !is_uuid(uuid) {
            sink(Fault::Uuid, 0, format!("`{uuid}` is not a UUID"));
        }
        return true;
    }
    if let Some(rest) = after("urn:") {
        if !is_urn(rest) {
            sink(Fault::Urn, 0, format!("`{text}` is not a URN"));
        }
        return true;
    }
    false
}

/// `authority,date:specific`.
fn is_tag(text: &str) -> bool {
    let Some((entity, specific)) = text.split_once(':') else {
        return false;
    };
    let Some((authority, date)) = entity.rsplit_once(',') else {
        return false;
    };
    let is_name = |name: &str| {
        let is_part = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_');
        !name.is_empty() && name.bytes().all(is_part)
    };
    let is_authority = match authority.split_once('@') {
        Some((user, host)) => is_name(user) && is_name(host),
        None => is_name(authority),
    };
    is_authority && is_tag_date(date) && is_specific(specific)
}

/// A year, with a month and a day if need be.
fn is_tag_date(date: &str) -> bool {
    let mut parts = date.split('-');
    let mut is_number = |digits: usize, most: u32| match parts.next() {
        None => true,
        Some(part) => {
            part.len() == digits
                && part.bytes().all(|b| b.is_ascii_digit())
                && part
                    .parse::<u32>()
                    .is_ok_and(|number| (1..=most).contains(&number))
        }
    };
    let is_date = is_number(4, 9999) && is_number(2, 12) && is_number(2, 31);
    is_date && parts.next().is_none()
}

fn is_specific(text: &str) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_alphanumeric() || b >= 0x80 || b"-._~!$&'()*+,;=:@/?%#".contains(&b))
}

/// `nid:nss`.
fn is_urn(text: &str) -> bool {
    let Some((nid, nss)) = text.split_once(':') else {
        return false;
    };
    let is_nid = (2..=32).contains(&nid.len())
        && !nid.starts_with('-')
        && !nid.eq_ignore_ascii_case("urn")
        && nid.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    is_nid && !nss.is_empty() && is_specific(nss) && uri::bad_escape(nss).is_none()
}

pub(crate) fn is_uuid(text: &str) -> bool {
    let lengths = [8, 4, 4, 4, 12];
    let mut parts = text.split('-');
    let is_part = |length: usize, part: Option<&str>| {
        part.is_some_and(|part| part.len() == length && part.bytes().all(|b| b.is_ascii_hexdigit()))
    };
    lengths
        .into_iter()
        .all(|length| is_part(length, parts.next()))
        && parts.next().is_none()
}

pub(super) fn podcast_guid(text: &str, sink: &mut Sink<'_>) {
    if !is_uuid(text) {
        sink(Fault::PodcastGuid, 0, format!("`{text}` is not a UUID"));
    }
}

/// The form that RFC 3986, section 6.2 gives an http address, if it is another one.
fn canonical(text: &str) -> Option<String> {
    let scheme = uri::scheme_of(text)?;
    let lower = scheme.to_ascii_lowercase();
    let rest = &text[scheme.len() + 1..];
    let mut written = format!("{lower}:");
    let mut path = rest;
    if let Some(after) = rest.strip_prefix("//") {
        let end = after.find(['/', '?', '#']).unwrap_or(after.len());
        let (user, host) = after[..end].rsplit_once('@').unzip();
        let mut host = host.unwrap_or(&after[..end]).to_ascii_lowercase();
        let port = match lower.as_str() {
            "http" => ":80",
            "https" => ":443",
            "ftp" => ":21",
            _ => ":",
        };
        for ending in [port, ":"] {
            if let Some(bare) = host.strip_suffix(ending) {
                host = bare.to_owned();
            }
        }
        let user = user.map(|user| format!("{user}@")).unwrap_or_default();
        written = format!("{written}//{user}{host}");
        let whole = &after[end..];
        let path_end = whole.find(['?', '#']).unwrap_or(whole.len());
        written.push_str(&with_canonical_escapes(&without_dots(
            &whole[..path_end],
            lower.starts_with("http"),
        )));
        path = &whole[path_end..];
    }
    written.push_str(&with_canonical_escapes(path));
    (written != text).then_some(written)
}

/// A path without segments that stand for its place or the one above (RFC 3986, section 5.2.4).
fn without_dots(path: &str, is_http: bool) -> String {
    let Some(inner) = path.strip_prefix('/') else {
        return if is_http { "/" } else { "" }.to_owned();
    };
    let mut kept: Vec<&str> = Vec::new();
    for segment in inner.split('/') {
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            segment => kept.push(segment),
        }
    }
    let is_folder = matches!(inner.rsplit('/').next(), Some("." | ".."));
    let end = if is_folder && !kept.is_empty() {
        "/"
    } else {
        ""
    };
    format!("/{}{end}", kept.join("/"))
}

/// Escapes in capitals; none for characters that need none.
fn with_canonical_escapes(path: &str) -> String {
    let mut written = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('%') {
        written.push_str(before);
        let code = after
            .get(..2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(code) => {
                let c = char::from(code);
                if c.is_ascii_alphanumeric() || "-._~".contains(c) {
                    written.push(c);
                } else {
                    written.push_str(&format!("%{code:02X}"));
                }
                rest = &after[2..];
            }
            None => {
                written.push('%');
                rest = after;
            }
        }
    }
    written.push_str(rest);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for good in [
            "a.org,2003:x",
            "me@a.org,2003-11-30:x",
            "a.org,2003-11:",
            "a.org,2004:/7.html#b",
        ] {
            assert!(is_tag(good), "{good}");
        }
        for bad in [
            "a.org:x",
            "a,org,2003:x",
            "a.org,03:x",
            "a.org,2003-0:x",
            "a.org,2003:x]",
            "a.org,2003 01 01:x",
        ] {
            assert!(!is_tag(bad), "{bad}");
        }
    }

    #[test]
    fn canonical_forms() {
        assert_eq!(
            canonical("HTTP://Example.org:80").as_deref(),
            Some("http://example.org/")
        );
        assert_eq!(
            canonical("http://a.org/%7eb?q=%5c").as_deref(),
            Some("http://a.org/~b?q=%5C")
        );
        assert_eq!(
            canonical("http://a.org/b/../c/./d/..").as_deref(),
            Some("http://a.org/c/")
        );
        assert_eq!(
            canonical("http://a.org/..?b").as_deref(),
            Some("http://a.org/?b")
        );
        assert_eq!(
            canonical("https://a.org:443?b=/../c").as_deref(),
            Some("https://a.org/?b=/../c")
        );
        assert_eq!(
            canonical("ftp://A.org:21/b").as_deref(),
            Some("ftp://a.org/b")
        );
        for good in [
            "http://a.org/b#",
            "http://a.org/b//c/",
            "http://Me:It@a.org/",
            "http://a.org:8080/",
            "http://a.org/...",
        ] {
            assert_eq!(canonical(good), None, "{good}");
        }
    }
}
