//! HTML, addresses and character references in running text.

use super::Found;
use crate::tree::Element;

/// Where the tag or the comment ends that begins at `at`.
pub(super) fn tag(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at + 1..];
    if let Some(inner) = rest.strip_prefix("!--") {
        let close = inner.find("-->")?;
        let nested = inner.find("<!--");
        return nested
            .is_none_or(|nested| nested > close)
            .then_some(at + 4 + close + 3);
    }
    for (open, close) in [("?", "?>"), ("![CDATA[", "]]>")] {
        if let Some(inner) = rest.strip_prefix(open) {
            let end = inner.find(close)?;
            return Some(at + 1 + open.len() + end + close.len());
        }
    }
    let name = rest.strip_prefix('/').unwrap_or(rest);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let ends_name = |c: char| c.is_whitespace() || "\"'<>@".contains(c);
    let mut left = &name[name.find(ends_name)?..];
    loop {
        let after = left.trim_start();
        let closed = after.strip_prefix('/').unwrap_or(after);
        if closed.starts_with('>') {
            return Some(text.len() - closed.len() + 1);
        }
        // An attribute has a blank in front.
        let is_stop = |c: char| c.is_whitespace() || "\"'=<>".contains(c);
        let end = after
            .find(is_stop)
            .filter(|end| *end > 0 && after.len() < left.len())?;
        left = &after[end..];
        if after[..end].ends_with('/') && left.starts_with('>') {
            return Some(text.len() - left.len() + 1);
        }
        let Some(value) = left.trim_start().strip_prefix('=').map(str::trim_start) else {
            continue;
        };
        left = match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split_once(quote)?.1,
            _ => &value[value.find(is_stop).filter(|end| *end > 0)?..],
        };
    }
}

/// A character reference stays one.
pub(super) fn entity(text: &str, at: usize) -> Found {
    let rest = &text[at + 1..];
    let end = rest.bytes().take(40).position(|byte| byte == b';');
    let Some(inner) = end.map(|end| &rest[..end]) else {
        return Found::Nothing;
    };
    let is_all =
        |text: &str, is: fn(&u8) -> bool| !text.is_empty() && text.as_bytes().iter().all(is);
    let is_reference = match inner.strip_prefix('#') {
        Some(number) => match number.strip_prefix('x') {
            Some(hex) => is_all(hex, u8::is_ascii_hexdigit),
            None => is_all(number, u8::is_ascii_digit),
        },
        None => is_all(inner, u8::is_ascii_alphanumeric),
    };
    match is_reference {
        true => Found::Raw(format!("&{inner};"), at + 1 + inner.len() + 1),
        false => Found::Nothing,
    }
}

/// `<https://example.org/>`.
pub(super) fn address(text: &str, at: usize) -> Found {
    let rest = &text[at + 1..];
    let Some(scheme) = rest.find("://").map(|end| rest[..end].to_ascii_lowercase()) else {
        return Found::Nothing;
    };
    let is_known = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    match rest.find(['<', '>']).filter(|_| is_known) {
        Some(end) if rest[end..].starts_with('>') && end > scheme.len() => {
            let address = &rest[..end];
            let mut link = Element::with_text("a", address);
            link.is_final = true;
            link.set("href", address);
            Found::Element(link, at + 1 + end + 1)
        }
        _ => Found::Nothing,
    }
}

/// `<anna@example.org>`.
pub(super) fn mail(text: &str, at: usize) -> Found {
    let rest = &text[at + 1..];
    let Some(end) = rest.find(['<', '>', ' ', '!']) else {
        return Found::Nothing;
    };
    let inner = &rest[..end];
    let parts = inner.split_once('@');
    let is_address = parts
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    if !rest[end..].starts_with('>') || !is_address {
        return Found::Nothing;
    }
    let address = inner.strip_prefix("mailto:").unwrap_or(inner);
    let mut link = Element::with_text("a", address);
    link.is_final = true;
    link.set("href", format!("mailto:{address}"));
    Found::Element(link, at + 1 + end + 1)
}
