//! Character references: reading them in text and attributes, and writing them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use memchr::memchr;

use crate::forbidden::is_forbidden;

/// The characters that `text` stands for, with the rules of HTML for text (section 13.2.5.72 of the standard):
/// `&amp;`, `&#x4e2d;`, and old names without a semicolon, such as `&copy`.
///
/// A reference to a character that XML forbids stands for nothing; an unknown one stays as it is.
#[inline]
pub fn decode_entities(text: &str) -> Cow<'_, str> {
    decode(text, false)
}

/// As [`decode_entities`], but `&copy=1` in an attribute is not a reference, since addresses are full of such.
#[inline]
pub fn decode_attribute(value: &str) -> Cow<'_, str> {
    decode(value, true)
}

/// `text` with `&`, `<` and `>` as references, fit to stand between tags.
#[inline]
pub fn escape_text(text: &str) -> Cow<'_, str> {
    escape(text, |byte| matches!(byte, b'&' | b'<' | b'>'))
}

/// `value` with `&`, `<` and `"` as references, fit to stand between double quotes.
#[inline]
pub fn escape_attribute(value: &str) -> Cow<'_, str> {
    escape(value, |byte| matches!(byte, b'&' | b'<' | b'"'))
}

/// `value`, which has references already, with `<` and `"` as references too.
#[inline]
pub fn escape_quotes(value: &str) -> Cow<'_, str> {
    escape(value, |byte| matches!(byte, b'<' | b'"'))
}

/// A character reference at the beginning of a text.
#[derive(Debug, PartialEq)]
pub struct Reference {
    /// Its length in bytes, from its `&` on.
    pub len: usize,
    /// Whether it ends in a semicolon.
    pub terminated: bool,
    /// What it stands for; `None` where XML forbids that.
    pub characters: Option<Cow<'static, str>>,
}

/// The reference that `text` begins with (its `&` included), by the rules for text.
pub fn reference(text: &str) -> Option<Reference> {
    let rest = text.strip_prefix('&')?;
    match rest.strip_prefix('#') {
        Some(number) => numeric(number),
        None => named(rest),
    }
}

fn numeric(number: &str) -> Option<Reference> {
    let (digits, radix, before) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 3),
        None => (number, 10, 2),
    };
    let len = digits
        .bytes()
        .take_while(|byte| char::from(*byte).is_digit(radix))
        .count();
    if len == 0 {
        return None;
    }
    let terminated = digits.as_bytes().get(len) == Some(&b';');
    // Whatever does not fit 32 bits is beyond Unicode as well.
    let code = u32::from_str_radix(&digits[..len], radix).unwrap_or(u32::MAX);
    Some(Reference {
        len: before + len + usize::from(terminated),
        terminated,
        characters: character(code).map(|char| Cow::Owned(char.to_string())),
    })
}

fn character(code: u32) -> Option<char> {
    /// What 0x80 to 0x9F mean: HTML reads them as windows-1252 (section 13.2.5.80).
    const WINDOWS_1252: [u32; 32] = [
        0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013,
        0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
    ];
    let code = match code {
        0x80..=0x9f => WINDOWS_1252[code as usize - 0x80],
        _ => code,
    };
    char::from_u32(code).filter(|&char| !is_forbidden(char))
}

fn named(rest: &str) -> Option<Reference> {
    let len = rest
        .bytes()
        .take_while(u8::is_ascii_alphanumeric)
        .take(MAX_NAME)
        .count();
    let name = &rest[..len];
    if rest.as_bytes().get(len) == Some(&b';')
        && let Some(characters) = NAMES.get(&rest[..=len])
    {
        return Some(Reference {
            len: len + 2,
            terminated: true,
            characters: Some(Cow::Borrowed(characters)),
        });
    }
    // The longest old name that the text begins with: `&notit` is `¬it`.
    (2..=name.len().min(MAX_OLD_NAME)).rev().find_map(|len| {
        let characters = NAMES.get(&name[..len])?;
        Some(Reference {
            len: len + 1,
            terminated: false,
            characters: Some(Cow::Borrowed(characters)),
        })
    })
}

/// The length of the longest name, without its semicolon (`CounterClockwiseContourIntegral`).
const MAX_NAME: usize = 32;
/// The length of the longest name that needs no semicolon (`Aacute` and others).
const MAX_OLD_NAME: usize = 6;

/// Names without their `&`, and with their `;` where they need it.
static NAMES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    entities::ENTITIES
        .iter()
        .map(|entity| (&entity.entity[1..], entity.characters))
        .collect()
});

#[inline]
fn decode(text: &str, attribute: bool) -> Cow<'_, str> {
    match memchr(b'&', text.as_bytes()) {
        Some(first) => Cow::Owned(decoded(text, first, attribute)),
        None => Cow::Borrowed(text),
    }
}

/// `text`, whose first `&` stands at `first`.
fn decoded(text: &str, first: usize, attribute: bool) -> String {
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    loop {
        match reference(rest) {
            Some(found) if !(attribute && is_query(rest, &found)) => {
                out.push_str(found.characters.as_deref().unwrap_or_default());
                rest = &rest[found.len..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
        let Some(next) = memchr(b'&', rest.as_bytes()) else {
            out.push_str(rest);
            return out;
        };
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
}

/// Whether an unterminated name is rather the name of a query parameter, as HTML reads attributes.
fn is_query(text: &str, found: &Reference) -> bool {
    !found.terminated
        && text.as_bytes().get(1) != Some(&b'#')
        && text
            .as_bytes()
            .get(found.len)
            .is_some_and(|&byte| byte == b'=' || byte.is_ascii_alphanumeric())
}

#[inline]
fn escape(text: &str, special: impl Fn(u8) -> bool) -> Cow<'_, str> {
    match text.bytes().any(&special) {
        true => Cow::Owned(escaped(text, special)),
        false => Cow::Borrowed(text),
    }
}

fn escaped(text: &str, special: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        match char {
            _ if !char.is_ascii() || !special(char as u8) => out.push(char),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push_str("&quot;"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_in_text() {
        for (text, wanted) in [
            ("a &amp; b &lt;c&gt;", "a & b <c>"),
            ("&#20013;&#x6587;&#X6587", "中文文"),
            ("&nbsp;&copy 2022", "\u{a0}© 2022"),
            ("&notit; &notin;", "¬it; ∉"),
            ("&#x80;&#150;", "€–"),
            ("a&#8;b&#0;c&#xD800;d&#xFFFFFFFFFFF;e", "abcde"),
            (
                "&unknown; & && &; &# &#x &#xg;",
                "&unknown; & && &; &# &#x &#xg;",
            ),
            ("&CounterClockwiseContourIntegral;", "∳"),
            ("&amp;amp;", "&amp;"),
            ("AT&T", "AT&T"),
        ] {
            assert_eq!(decode_entities(text), wanted, "{text}");
        }
    }

    #[test]
    fn an_address_keeps_its_parameters() {
        assert_eq!(
            decode_attribute("?a=1&copy=2&amp;b=3&lt=4&lt;5"),
            "?a=1&copy=2&b=3&lt=4<5"
        );
    }

    #[test]
    fn what_is_escaped_reads_back() {
        let text = "a & b < c > d \"e\" &amp; 中";
        assert_eq!(decode_entities(&escape_text(text)), text);
        assert_eq!(decode_attribute(&escape_attribute(text)), text);
        assert!(matches!(escape_text("plain 中文"), Cow::Borrowed(_)));
    }
}
