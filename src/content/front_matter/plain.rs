//! The short way through the front matter of nearly every post.

use crate::value::{Map, Value};

/// Lines of `key: scalar` and nothing else, the form of nearly every post, read without YAML's whole machinery. `None`
/// for anything that might mean something else to YAML.
pub(super) fn plain_yaml(text: &str) -> Option<Map> {
    let mut map = Map::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest.as_bytes());
        let line = &rest[..end.unwrap_or(rest.len())];
        rest = end.map_or("", |end| &rest[end + 1..]);
        // As `str::lines` has it; a lone one is a control character.
        let line = match end {
            Some(_) => line.strip_suffix('\r').unwrap_or(line),
            None => line,
        };
        let bytes = line.as_bytes();
        let colon = bytes
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_')
            .filter(|end| bytes[*end] == b':' && bytes[0].is_ascii_alphabetic())?;
        let key = &line[..colon];
        if is_word(key, true) || map.get(key).is_some() {
            return None;
        }
        let value = plain_scalar(&line[colon + 1..])?;
        map.insert(key.to_owned(), value);
    }
    Some(map)
}

fn plain_scalar(written: &str) -> Option<Value> {
    if !written.starts_with(' ') && !written.is_empty() {
        return None;
    }
    if is_special(written.as_bytes()) {
        return None;
    }
    let text = written.trim_matches(' ');
    let Some(first) = text.chars().next() else {
        return Some(Value::Null);
    };
    let bytes = text.as_bytes();
    if first == '"' {
        let inner = text.strip_prefix('"')?.strip_suffix('"')?;
        let ends = memchr::memchr2(b'"', b'\\', inner.as_bytes()).is_some();
        return (!ends).then(|| inner.into());
    }
    let is_structure = |pair: &[u8]| matches!(pair, b": " | b" #");
    if text.ends_with(':') || bytes.windows(2).any(is_structure) {
        return None;
    }
    // A text with a space in it is no number, and no word that means a boolean or nothing.
    let is_text = if first.is_ascii_digit() {
        (bytes.contains(&b' ') && bytes.contains(&b'-')) || is_date(text)
    } else if first.is_ascii_alphabetic() {
        !is_word(text, false)
    } else {
        !first.is_ascii() && first.is_alphabetic()
    };
    is_text.then(|| text.into())
}

/// Whether YAML takes a word for a boolean or for nothing; a key counts only as it is written in lower case.
fn is_word(text: &str, is_key: bool) -> bool {
    const WORDS: [&str; 9] = [
        "true", "false", "null", "yes", "no", "on", "off", "y", "n",
    ];
    text.len() <= 5
        && WORDS.iter().any(|word| match is_key {
            true => *word == text,
            false => word.eq_ignore_ascii_case(text),
        })
}

/// Whether a text holds control characters, or others that YAML does not take as they are.
fn is_special(text: &[u8]) -> bool {
    let after = |at: usize| text.get(at).copied().unwrap_or_default();
    text.iter().enumerate().any(|(at, byte)| match byte {
        0..=0x1f | 0x7f => true,
        // U+0080 to U+009F
        0xc2 => after(at + 1) < 0xa0,
        // U+2028 and U+2029
        0xe2 => after(at + 1) == 0x80 && matches!(after(at + 2), 0xa8 | 0xa9),
        // U+FEFF, U+FFFE and U+FFFF
        0xef => matches!(
            (after(at + 1), after(at + 2)),
            (0xbb, 0xbf) | (0xbf, 0xbe | 0xbf)
        ),
        _ => false,
    })
}

/// `2022-03-18`, alone or with anything behind it: no number has hyphens among its digits.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_number = |range: std::ops::Range<usize>| {
        bytes
            .get(range)
            .is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    };
    is_number(0..4) && is_number(5..7) && is_number(8..10) && bytes[4] == b'-' && bytes[7] == b'-'
}
