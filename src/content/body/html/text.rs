//! The text of HTML: as a person sees it, and as Liquid's `strip_html` leaves it.

use std::borrow::Cow;

use memchr::memchr;

use super::attribute::TagReader;
use super::entity::decode_entities;
use super::tag::Tag;

/// The visible text of `html`: references decoded, white space folded to single spaces and trimmed, the edges of blocks
/// as spaces. Scripts, styles and comments are not text.
pub fn text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut reader = TagReader::new(html);
    each_piece(html, &mut reader, |piece| match piece {
        Piece::Text(text) => push_folded(&mut out, &decode_entities(text)),
        Piece::Break => push_folded(&mut out, " "),
    });
    out.truncate(out.trim_end().len());
    out
}

/// `html` without its tags, as Liquid's filter `strip_html` does it: scripts, styles and comments go with their content,
/// any other `<…>` goes alone, and references stay as they are.
pub fn strip_tags(html: &str) -> Cow<'_, str> {
    if memchr(b'<', html.as_bytes()).is_none() {
        return Cow::Borrowed(html);
    }
    let without_blocks = [
        ("<script", "</script>"),
        ("<!--", "-->"),
        ("<style", "</style>"),
    ]
    .iter()
    .fold(Cow::Borrowed(html), |html, (open, close)| {
        strip_between(html, open, close)
    });
    Cow::Owned(strip_between(without_blocks, "<", ">").into_owned())
}

fn strip_between<'h>(html: Cow<'h, str>, open: &str, close: &str) -> Cow<'h, str> {
    let mut out = String::new();
    let mut rest = html.as_ref();
    while let Some(from) = rest.find(open) {
        let Some(len) = rest[from + open.len()..].find(close) else {
            break;
        };
        out.push_str(&rest[..from]);
        rest = &rest[from + open.len() + len + close.len()..];
    }
    if rest.len() == html.len() {
        return html;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// A piece of what is seen.
enum Piece<'h> {
    Text(&'h str),
    /// The edge of a block, or a line break.
    Break,
}

fn each_piece<'h>(html: &'h str, reader: &mut TagReader<'h>, mut see: impl FnMut(Piece<'h>)) {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        let start = at + found;
        see(Piece::Text(&html[at..start]));
        at = match bytes.get(start + 1) {
            Some(b'!') if html[start..].starts_with("<!--") => comment_end(html, start),
            Some(b'!' | b'?') => {
                memchr(b'>', &bytes[start..]).map_or(bytes.len(), |len| start + len + 1)
            }
            Some(byte) if byte.is_ascii_alphabetic() || *byte == b'/' => {
                let name = start + 1 + usize::from(*byte == b'/');
                match reader.read(start, name) {
                    None => {
                        see(Piece::Text(&html[start..start + 1]));
                        start + 1
                    }
                    Some(written) => {
                        let tag = Tag::of(written.name);
                        if is_edge(tag) {
                            see(Piece::Break);
                        }
                        let raw =
                            matches!(tag, Tag::Script | Tag::Style | Tag::Iframe | Tag::Title);
                        match raw && *byte != b'/' {
                            true => raw_end(html, written.end, written.name)
                                .map_or(bytes.len(), |(_, end)| end),
                            false => written.end,
                        }
                    }
                }
            }
            _ => {
                see(Piece::Text(&html[start..start + 1]));
                start + 1
            }
        };
    }
    see(Piece::Text(&html[at..]));
}

/// The byte after the comment that begins at `start` (section 13.2.5.43 and on); the end of the text where it has none.
pub(super) fn comment_end(html: &str, start: usize) -> usize {
    let inside = start + 4;
    let rest = &html[inside..];
    if rest.starts_with('>') {
        return inside + 1;
    }
    if rest.starts_with("->") {
        return inside + 2;
    }
    let mut at = 0;
    while let Some(found) = rest[at..].find("--") {
        at += found + 2;
        let after = rest[at..].trim_start_matches('-');
        let skipped = rest[at..].len() - after.len();
        if after.starts_with('>') {
            return inside + at + skipped + 1;
        }
        if after.starts_with("!>") {
            return inside + at + skipped + 2;
        }
        at += skipped;
    }
    html.len()
}

/// Where the content of an element of raw text ends, and the byte after its end tag.
pub(super) fn raw_end(html: &str, from: usize, name: &str) -> Option<(usize, usize)> {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"</") {
        let start = at + found;
        let after = start + 2 + name.len();
        let same = bytes
            .get(start + 2..after)
            .is_some_and(|written| written.eq_ignore_ascii_case(name.as_bytes()));
        let ended = bytes
            .get(after)
            .is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
        if same && ended {
            let end = memchr(b'>', &bytes[after..]).map_or(bytes.len(), |len| after + len + 1);
            return Some((start, end));
        }
        at = start + 2;
    }
    None
}

fn is_edge(tag: Tag) -> bool {
    tag.is_table_part()
        || tag.ends_paragraph()
        || matches!(
            tag,
            Tag::Br | Tag::Form | Tag::Img | Tag::Iframe | Tag::Media | Tag::Noscript | Tag::Option
        )
}

fn push_folded(out: &mut String, text: &str) {
    for char in text.chars() {
        // A no-break space is a space to whoever reads; a full-width one indents paragraphs.
        if char.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !super::forbidden::is_forbidden(char) {
            out.push(char);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_a_person_sees() {
        for (html, wanted) in [
            ("<p>a &amp; b</p><p>c</p>", "a & b c"),
            ("a<b>b</b>c<br>d", "abc d"),
            ("<style>p{}</style>x<script>if (a<b) {}</script>y", "xy"),
            ("<p>　　你好&nbsp;\n\n 世界</p>", "你好 世界"),
            ("x<!-- <p>no</p> -->y <", "xy <"),
            ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
            ("<script>never closed", ""),
            ("<p title=\"a > b\">c", "c"),
        ] {
            assert_eq!(text(html), wanted, "{html}");
        }
    }

    #[test]
    fn tags_are_stripped_as_liquid_does() {
        for (html, wanted) in [
            ("Vec<T>", "Vec"),
            ("a &amp; <b>b</b>", "a &amp; b"),
            ("<script>x</script>a<!-- <b> -->c<style>d</style>", "ac"),
            ("1 < 2", "1 < 2"),
            ("<script>x", "x"),
        ] {
            assert_eq!(strip_tags(html), wanted, "{html}");
        }
    }
}
