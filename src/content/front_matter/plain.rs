//! The short way through the front matter of nearly every post.

use crate::value::{Map, Value};

/// Lines of `key: scalar` and nothing else, the form of nearly every post, read without YAML's whole machinery. `None`
/// for anything that might mean something else to YAML.
pub(super) fn plain_yaml(text: &str) -> Option<Map> {
    let mut map = Map::with_capacity(8);
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
    let signs = Signs::of(written.as_bytes());
    if signs.special {
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
    if signs.structure || text.ends_with(':') {
        return None;
    }
    // A text with a space in it is not a number, and no word that means a boolean or nothing.
    let is_text = if first.is_ascii_digit() {
        (bytes.contains(&b' ') && bytes.contains(&b'-')) || is_date(text) || is_no_number(bytes)
    } else if first.is_ascii_alphabetic() {
        !is_word(text, false)
    } else {
        !first.is_ascii() && first.is_alphabetic()
    };
    is_text.then(|| text.into())
}

/// Whether YAML takes a word for a boolean or for nothing; a key counts only as it is written in lower case.
fn is_word(text: &str, is_key: bool) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    text.len() <= 5
        && WORDS.iter().any(|word| match is_key {
            true => *word == text,
            false => word.eq_ignore_ascii_case(text),
        })
}

/// What a value holds that could mean something.
#[derive(Default)]
struct Signs {
    /// Control characters, or others that YAML does not take as they are.
    special: bool,
    /// `: ` or ` #`, which outside of quotes end a text.
    structure: bool,
}

impl Signs {
    fn of(text: &[u8]) -> Self {
        let mut signs = Signs::default();
        for (at, byte) in text.iter().enumerate() {
            if PLAIN[*byte as usize] {
                continue;
            }
            let after = |distance: usize| text.get(at + distance).copied().unwrap_or_default();
            match byte {
                b':' => signs.structure |= after(1) == b' ',
                b'#' => signs.structure |= at > 0 && text[at - 1] == b' ',
                // U+0080 to U+009F
                0xc2 => signs.special |= after(1) < 0xa0,
                // U+2028 and U+2029
                0xe2 => signs.special |= after(1) == 0x80 && matches!(after(2), 0xa8 | 0xa9),
                // U+FEFF, U+FFFE and U+FFFF
                0xef => {
                    let rest = (after(1), after(2));
                    signs.special |= matches!(rest, (0xbb, 0xbf) | (0xbf, 0xbe | 0xbf));
                }
                _ => signs.special = true,
            }
        }
        signs
    }
}

/// The bytes that mean nothing whatever stands beside them.
static PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = !matches!(byte, 0..=0x1f | 0x7f | 0x23 | 0x3a | 0xc2 | 0xe2 | 0xef);
        byte += 1;
    }
    plain
};

/// Whether a text has a letter that no number has, in any base, and no instant.
fn is_no_number(text: &[u8]) -> bool {
    let is_foreign = |byte: u8| {
        let letter = byte.to_ascii_lowercase();
        matches!(letter, b'g'..=b's' | b'u'..=b'y') && !matches!(letter, b'o' | b'x')
    };
    text.iter().any(|byte| is_foreign(*byte) || *byte >= 0x80)
}

/// `2022-03-18`, alone or with anything after it: no number has hyphens among its digits.
fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_number = |range: std::ops::Range<usize>| {
        bytes
            .get(range)
            .is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
    };
    is_number(0..4) && is_number(5..7) && is_number(8..10) && bytes[4] == b'-' && bytes[7] == b'-'
}
