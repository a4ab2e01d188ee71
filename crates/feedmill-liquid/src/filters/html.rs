//! Markup: escaping it and taking it out.

use std::borrow::Cow;

/// `&`, `<`, `>` and both quotes as entities.
pub(in super::super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_escaped(c, &mut out));
    out
}

/// As [`escape`], where an entity stays as it is.
pub(super) fn escape_once(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '&' if starts_entity(&text[at + 1..]) => out.push('&'),
            other => push_escaped(other, &mut out),
        }
    }
    out
}

fn push_escaped(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        other => out.push(other),
    }
}

/// Whether `amp;` or `#38;` follows.
fn starts_entity(text: &str) -> bool {
    let (name, is_part): (_, fn(&u8) -> bool) = match text.strip_prefix('#') {
        Some(number) => (number, u8::is_ascii_digit),
        None => (text, u8::is_ascii_alphabetic),
    };
    // No entity has a longer name, and a longer look at every `&` could cost much.
    let length = name.bytes().take(40).take_while(is_part).count();
    length > 0 && name[length..].starts_with(';')
}

/// What XML wants escaped in an attribute.
pub(super) fn xml_escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;")
}

/// The text without scripts, styles, comments and tags.
pub(super) fn without_tags(html: &str) -> String {
    let mut text = Cow::Borrowed(html);
    if html.contains("<!--") || html.contains("<s") {
        text = Cow::Owned(without_blocks(html));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(open) = rest.find('<') {
        let Some(close) = rest[open..].find('>') else {
            break;
        };
        out.push_str(&rest[..open]);
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

fn without_blocks(html: &str) -> String {
    let blocks = [
        ("<script", "</script>"),
        ("<!--", "-->"),
        ("<style", "</style>"),
    ];
    // The last place where each can end: what starts after it never ends, and is not searched again.
    let last_ends = blocks.map(|(_, end)| html.rfind(end).unwrap_or(0));
    let mut out = String::with_capacity(html.len());
    let (mut kept_to, mut at) = (0, 0);
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        let block = blocks
            .iter()
            .zip(last_ends)
            .find(|((start, _), last)| html[open..].starts_with(start) && *last > open);
        at = open + 1;
        if let Some(((start, end), _)) = block {
            let inside = open + start.len();
            if let Some(close) = html.get(inside..).and_then(|rest| rest.find(end)) {
                out.push_str(&html[kept_to..open]);
                kept_to = inside + close + end.len();
                at = kept_to;
            }
        }
    }
    out.push_str(&html[kept_to..]);
    out
}
