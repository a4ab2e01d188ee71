//! The short way through the front matter of nearly every post.

use crate::value::{Map, Value};

/// Lines of `key: scalar` and nothing else, the form of nearly every post, read without YAML's whole machinery. `None`
/// for anything that might mean something else to YAML.
pub(super) fn plain_yaml(text: &str) -> Option<Map> {
    let mut map = Map::new();
    for line in text.lines() {
        let (key, value) = line.split_once(':')?;
        let mut letters = key.bytes();
        if !letters.next()?.is_ascii_alphabetic()
            || !letters.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            || matches!(
                key,
                "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null"
            )
            || map.get(key).is_some()
        {
            return None;
        }
        let value = plain_scalar(value)?;
        map.insert(key.to_owned(), value);
    }
    Some(map)
}

fn plain_scalar(written: &str) -> Option<Value> {
    if !written.starts_with(' ') && !written.is_empty() {
        return None;
    }
    if written.contains(|c: char| {
        c.is_control()
            || matches!(
                c,
                '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{2028}' | '\u{2029}'
            )
    }) {
        return None;
    }
    let text = written.trim_matches(' ');
    let Some(first) = text.chars().next() else {
        return Some(Value::Null);
    };
    if first == '"' {
        let inner = text.strip_prefix('"')?.strip_suffix('"')?;
        return (!inner.contains(['"', '\\'])).then(|| inner.into());
    }
    if text.contains(": ") || text.contains(" #") || text.ends_with(':') {
        return None;
    }
    // A text with a space in it is no number, and no word that means a boolean or nothing.
    let is_text = if first.is_ascii_digit() {
        (text.contains(' ') && text.contains('-')) || is_date(text)
    } else if first.is_ascii_alphabetic() {
        !matches!(
            text.to_ascii_lowercase().as_str(),
            "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
        )
    } else {
        !first.is_ascii() && first.is_alphabetic()
    };
    is_text.then(|| text.into())
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
