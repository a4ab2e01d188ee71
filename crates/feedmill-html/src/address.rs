//! Addresses in HTML: made absolute, and kept only where a reader can follow them.

use std::borrow::Cow;

use url::Url;

use super::{Context, Profile};
use feedmill_text::entity::decode_attribute;

/// What an address in HTML becomes.
#[derive(Debug, PartialEq)]
pub(super) enum Address {
    /// It is absolute already, and well written.
    Same,
    /// This one, not yet escaped for HTML.
    Changed(String),
    /// It runs code, or leads to the reader's own machine, or nowhere.
    Forbidden,
}

/// What an address is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A person follows it.
    Link,
    /// A reader loads it as a picture: `data:` images are welcome.
    Picture,
}

/// The address in an attribute's raw `value`, made absolute against the post's own URL.
pub(super) fn absolute(value: &str, used: Use, context: &Context) -> Address {
    if is_plain_web_address(value) {
        return Address::Same;
    }
    let decoded = decode_attribute(value);
    let trimmed = decoded.trim_matches(|char: char| char <= ' ');
    // Browsers skip these inside of addresses, so `java&#10;script:` runs code as well.
    let address: Cow<str> = match trimmed.contains(['\t', '\n', '\r']) {
        true => Cow::Owned(trimmed.replace(['\t', '\n', '\r'], "")),
        false => Cow::Borrowed(trimmed),
    };
    let ours = context.profile == Profile::Feedmill;
    let resolved = match scheme(&address) {
        _ if address.is_empty() => return Address::Forbidden,
        // Jekyll's entries say with `xml:base` what page these are on, and their set of links is to stay the same.
        _ if address.starts_with('#') && context.profile == Profile::JekyllFeed => {
            return Address::Same;
        }
        Some(scheme) => match scheme.to_ascii_lowercase().as_str() {
            // A `\` in it becomes a `/`, and a `"` is encoded, by whoever follows it.
            "http" | "https"
                if context.profile == Profile::JekyllFeed && address.contains(['\\', '"']) =>
            {
                address.into_owned()
            }
            "http" | "https" => resolve(context.page, &address),
            "data" if used == Use::Picture && is_image_data(&address) => address.into_owned(),
            "javascript" | "vbscript" | "livescript" | "file" | "about" | "blob" | "data"
            | "view-source" => return Address::Forbidden,
            // `C:\picture.png` is a file on the author's machine.
            short if short.len() == 1 => return Address::Forbidden,
            _ if used == Use::Picture => return Address::Forbidden,
            _ if ours => escape(&address),
            _ => address.into_owned(),
        },
        None if address.starts_with("//") => resolve(context.site, &address),
        // What an export of Ghost has in the place of its own site's address.
        None if ours && address.starts_with("__GHOST_URL__/") => {
            resolve(context.site, &address["__GHOST_URL__".len()..])
        }
        None => resolve(context.page, &address),
    };
    if resolved == decoded {
        Address::Same
    } else {
        Address::Changed(resolved)
    }
}

/// Whether `value` is a web address in which nothing needs resolving, decoding or escaping.
fn is_plain_web_address(value: &str) -> bool {
    (value.starts_with("https://") || value.starts_with("http://"))
        && value
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !needs_escape(byte) && byte != b'\\')
        && (!value.contains('&')
            || matches!(decode_attribute(value), Cow::Owned(decoded) if decoded.bytes().all(|byte| byte.is_ascii_graphic() && !needs_escape(byte) && byte != b'\\')))
}

/// The scheme of an address that has one (RFC 3986, section 3.1).
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let fit = scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    fit.then_some(scheme)
}

fn is_image_data(address: &str) -> bool {
    address
        .get(5..11)
        .is_some_and(|kind| kind.eq_ignore_ascii_case("image/"))
}

fn resolve(base: &Url, address: &str) -> String {
    match base.join(address) {
        Ok(url) => escape(url.as_str()),
        // A host that no parser takes, such as `http://exa mple.com/`: left for the reader to make sense of.
        Err(_) => escape(address),
    }
}

/// Bytes that RFC 3986 allows nowhere in an address and that parsers leave alone all the same.
fn needs_escape(byte: u8) -> bool {
    matches!(byte, b'"' | b'<' | b'>' | b'`' | b'{' | b'}' | b'|' | b'^')
}

fn escape(address: &str) -> String {
    let needs = |byte: u8| !byte.is_ascii_graphic() || needs_escape(byte) || byte == b'\\';
    if !address.bytes().any(needs) {
        return address.to_owned();
    }
    let mut out = String::with_capacity(address.len() + 16);
    for byte in address.bytes() {
        if needs(byte) {
            out.push_str(percent_encoding::percent_encode_byte(byte));
        } else {
            out.push(char::from(byte));
        }
    }
    out
}
