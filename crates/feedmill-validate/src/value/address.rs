//! E-mail addresses, alone and with a name.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::{Fault, Sink};

/// `name@host`, without anything around.
fn is_addr_spec(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else {
        return false;
    };
    let is_atom =
        |b: u8| b.is_ascii_alphanumeric() || b >= 0x80 || b"!#$%&'*+-/=?^_`{|}~.".contains(&b);
    let is_host = host.split('.').all(|label| {
        !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b >= 0x80)
    });
    let is_literal = host.starts_with('[') && host.ends_with(']');
    !local.is_empty() && local.bytes().all(is_atom) && (is_host && host.contains('.') || is_literal)
}

pub(super) fn addr_spec(text: &str, sink: &mut Sink<'_>) {
    if !is_addr_spec(text) {
        sink(
            Fault::AddrSpec,
            0,
            format!("`{text}` is not an e-mail address"),
        );
    }
}

/// An address, with a name around it or not.
pub(super) fn email(text: &str, sink: &mut Sink<'_>) {
    if find(text).is_none() {
        sink(Fault::Contact, 0, format!("`{text}` has no e-mail address"));
    }
}

/// The first address in a text.
fn find(text: &str) -> Option<&str> {
    let words = text.split(|c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | '"' | ':')
    });
    words
        .map(|word| word.trim_end_matches('.'))
        .find(|word| is_addr_spec(word))
}

/// RSS's `author`: `address (Name)` is the form that readers understand.
pub(super) fn contact(text: &str, sink: &mut Sink<'_>) {
    let plain = match text.strip_prefix("mailto:") {
        Some(rest) => {
            percent_decode_str(rest.split('?').next().unwrap_or(rest)).decode_utf8_lossy()
        }
        None => Cow::Borrowed(text),
    };
    let plain = plain.trim();
    if is_addr_spec(plain) {
        return sink(Fault::ContactName, 0, format!("`{text}` has no name"));
    }
    let named = plain
        .split_once('(')
        .filter(|(address, _)| is_addr_spec(address.trim_end()));
    if let Some((_, name)) = named.filter(|(_, name)| name.ends_with(')')) {
        if name == ")" {
            sink(Fault::ContactName, 0, format!("`{text}` has no name"));
        }
        super::plain::check(name, &mut |fault, _, message| sink(fault, 0, message));
        return;
    }
    // A name before an address in brackets of its own is not a form at all.
    let is_reversed = plain.contains('(') && !plain.contains('<');
    match find(plain) {
        Some(address) if !is_reversed => {
            sink(
                Fault::ContactFormat,
                0,
                format!("readers expect `{address} (Name)`"),
            );
        }
        _ => sink(
            Fault::Contact,
            0,
            format!("`{text}` is not an address with a name after it"),
        ),
    }
}
