//! The lax reading's one notion: a run of text without spaces, commas and bars, or anything in quotes.

use std::ops::Range;

/// The first fragment of `text` at or after `from`.
pub(in super::super) fn fragment(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = from;
    while start < bytes.len() {
        if let Some(end) = end_of_fragment(text, start) {
            return Some(start..end);
        }
        start += 1;
    }
    None
}

/// Where the fragment that starts exactly at `start` ends.
fn end_of_fragment(text: &str, start: usize) -> Option<usize> {
    if let Some(end) = end_of_quoted(text, start) {
        return Some(end);
    }
    let bytes = text.as_bytes();
    let mut end = start;
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'"' | b'\'' => match end_of_quoted(text, end) {
                Some(after) => end = after,
                None => break,
            },
            b',' | b'|' => break,
            byte if is_space(*byte) => break,
            _ => end += 1,
        }
    }
    (end > start).then_some(end)
}

fn end_of_quoted(text: &str, start: usize) -> Option<usize> {
    let quote = *text.as_bytes().get(start)?;
    if !matches!(quote, b'"' | b'\'') {
        return None;
    }
    let rest = text.as_bytes().get(start + 1..)?;
    Some(start + 1 + memchr::memchr(quote, rest)? + 1)
}

/// Every fragment of `text`.
pub(in super::super) fn fragments(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let range = fragment(text, from)?;
        from = range.end;
        text.get(range)
    })
}

/// Every `name: value` in `text`, such as `limit:3` in a loop.
pub(in super::super) fn tag_attributes(text: &str) -> Vec<(&str, &str)> {
    let mut attributes = Vec::new();
    let mut from = 0;
    while let Some(colon) = text
        .get(from..)
        .and_then(|rest| rest.find(':'))
        .map(|at| from + at)
    {
        from = colon + 1;
        let before = text[..colon].trim_end();
        let name = before.rfind(|c: char| !is_segment(c)).map_or(before, |at| {
            let width = before[at..].chars().next().map_or(1, char::len_utf8);
            &before[at + width..]
        });
        let value_at = from + text[from..].len() - text[from..].trim_start().len();
        let value = fragment(text, value_at).filter(|range| range.start == value_at);
        if let (false, Some(value)) = (name.is_empty(), value) {
            from = value.end;
            attributes.push((name, &text[value]));
        }
    }
    attributes
}

/// Whether a name may hold `c`.
pub(in super::super) fn is_segment(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// What Ruby's `\s` matches.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}
