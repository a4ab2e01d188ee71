//! Lines, and which of them end a paragraph.

use super::element::{runs_on, tag_name};

/// The index after the line that holds `position`.
pub(super) fn line_end(text: &str, position: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[position..])
        .map_or(text.len(), |offset| position + offset + 1)
}

/// The line that begins at `position`, its `\n` included.
pub(super) fn line_at(text: &str, position: usize) -> &str {
    &text[position..line_end(text, position)]
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}

pub(super) fn is_blank(line: &str) -> bool {
    line.bytes().all(is_space)
}

/// How many spaces a line begins with.
pub(super) fn spaces(line: &str) -> usize {
    line.bytes().take_while(|&byte| byte == b' ').count()
}

/// The line without an indentation of up to three spaces; none where it is a line of code.
pub(super) fn unindented(line: &str) -> Option<&str> {
    let spaces = spaces(line);
    (spaces < 4).then(|| &line[spaces..])
}

/// Whether the line is indented as code.
pub(super) fn is_indented(line: &str) -> bool {
    line.starts_with('\t') || line.starts_with("    ")
}

/// Lines that end what runs on without marks of its own: a quote, code, an item.
pub(super) fn ends_lazy(line: &str) -> bool {
    is_blank(line) || is_end_mark(line) || ends_lazy_item(line)
}

/// The same for items, where blank lines and end marks are looked at before.
pub(super) fn ends_lazy_item(line: &str) -> bool {
    unindented(line).is_some_and(|line| match line.as_bytes().first() {
        Some(b'{') => attribute_line(line).is_some(),
        Some(b'<') => is_block_tag(line),
        _ => false,
    })
}

/// Lines that end a paragraph without a blank line; with GitHub's additions there are `more` of them.
pub(super) fn ends_paragraph(line: &str, more: bool) -> bool {
    if ends_lazy(line) || more && is_heading(line) {
        return true;
    }
    let Some(rest) = unindented(line) else {
        return false;
    };
    match rest.as_bytes().first() {
        Some(b':') => matches!(rest.as_bytes().get(1), Some(b' ' | b'\t')),
        _ if !more => false,
        Some(b'>') => true,
        Some(b'`' | b'~') => rest.starts_with("```") || rest.starts_with("~~~"),
        _ => list_marker(line).is_some(),
    }
}

/// `^` alone on its line.
pub(super) fn is_end_mark(line: &str) -> bool {
    line.strip_prefix('^').is_some_and(is_blank)
}

/// `## text`.
pub(super) fn is_heading(line: &str) -> bool {
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    (1..=6).contains(&hashes)
        && matches!(line.as_bytes().get(hashes), Some(b' ' | b'\t'))
        && !is_blank(&line[hashes..])
}

/// `##text`: without GitHub's additions no white space is needed.
pub(super) fn is_plain_heading(line: &str) -> bool {
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    hashes > 0 && !is_blank(&line[hashes.min(6)..])
}

/// The inside of `{: … }` alone on its line, without indentation.
pub(super) fn attribute_line(line: &str) -> Option<&str> {
    let inside = line.strip_prefix("{:")?;
    if inside.starts_with([':', '/']) {
        return None;
    }
    let end = closing_brace(inside)?;
    (end > 0 && is_blank(&inside[end + 1..])).then(|| &inside[..end])
}

/// Where the `}` is that ends an attribute list; `\}` does not.
pub(super) fn closing_brace(inside: &str) -> Option<usize> {
    let bytes = inside.as_bytes();
    let mut from = 0;
    loop {
        let at = from + memchr::memchr2(b'}', b'\n', &bytes[from..])?;
        if bytes[at] == b'\n' {
            return None;
        }
        if at == 0 || bytes[at - 1] != b'\\' {
            return Some(at);
        }
        from = at + 1;
    }
}

/// The same for a list inside of a paragraph, which may go on over the end of a line.
pub(super) fn closing_brace_anywhere(inside: &str) -> Option<usize> {
    let mut ends = memchr::memchr_iter(b'}', inside.as_bytes());
    ends.find(|&at| at == 0 || inside.as_bytes()[at - 1] != b'\\')
}

/// A tag, opening or closing, of an element that is not part of a line.
fn is_block_tag(line: &str) -> bool {
    let rest = line.strip_prefix('<').unwrap_or(line);
    match rest.strip_prefix('/') {
        Some(rest) => tag_name(rest)
            .is_some_and(|name| !runs_on(name) && rest[name.len()..].trim_start().starts_with('>')),
        None => tag_name(rest).is_some_and(|name| !runs_on(name)),
    }
}

/// What a list item begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub ordered: bool,
    /// Spaces before it.
    pub indent: usize,
    /// Bytes up to and with the marker.
    pub len: usize,
}

/// `* `, `+ `, `- ` or `1. `, indented by at most three spaces. A `|` may stand for the space.
pub(super) fn list_marker(line: &str) -> Option<Marker> {
    let indent = spaces(line);
    if indent > 3 {
        return None;
    }
    let bytes = &line.as_bytes()[indent..];
    let (ordered, width) = match *bytes.first()? {
        b'*' | b'+' | b'-' => (false, 1),
        b'0'..=b'9' => {
            let digits = bytes
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            (true, digits + usize::from(bytes.get(digits) == Some(&b'.')))
        }
        _ => return None,
    };
    let dotted = !ordered || bytes[width - 1] == b'.';
    (dotted && matches!(bytes.get(width), Some(b' ' | b'\t' | b'|'))).then_some(Marker {
        ordered,
        indent,
        len: indent + width,
    })
}
