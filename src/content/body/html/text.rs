//! The text of HTML: as a person sees it, and as Liquid's `strip_html` leaves it.

use std::borrow::Cow;

use memchr::memchr;

use super::aside::Aside;
use super::attribute::TagReader;
use super::entity::decode_entities;
use super::raw::{EndTags, comment_end};
use super::tag::Tag;

/// The visible text of `html`: references decoded, white space folded to single spaces and trimmed, the edges of blocks
/// as spaces. Scripts, styles and comments are not text.
pub fn text(html: &str) -> String {
    visible(html, false)
}

/// The sentences of `html`: its visible text without headings, captions, code, tables of contents, footnotes, the labels
/// of players, and paragraphs that are but one link. Where there is no other text, all of it is.
pub fn prose(html: &str) -> String {
    let prose = visible(html, true);
    match prose.is_empty() {
        true => text(html),
        false => prose,
    }
}

fn visible(html: &str, only_prose: bool) -> String {
    let mut out = String::with_capacity(html.len());
    each_piece(html, only_prose, |piece| match piece {
        Piece::Text(text) if only_prose => {
            let text = decode_entities(text);
            push_folded(&mut out, &text.replace(is_unseen, ""));
        }
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

/// Whether a character only says where a line may or must not be broken, or in what order bytes stand.
fn is_unseen(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn each_piece<'h>(html: &'h str, only_prose: bool, mut see: impl FnMut(Piece<'h>)) {
    let mut reader = TagReader::new(html);
    let mut end_tags = EndTags::new(html);
    let mut aside = Aside::new(html);
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        let start = at + found;
        see(Piece::Text(&html[at..start]));
        let end = match bytes.get(start + 1) {
            Some(b'!') if html[start..].starts_with("<!--") => Some(comment_end(html, start)),
            Some(b'!' | b'?') => reader.end_after(start),
            Some(byte) if byte.is_ascii_alphabetic() => {
                reader.read(start, start + 1).map(|written| {
                    let tag = Tag::of(written.name);
                    if is_edge(tag) {
                        see(Piece::Break);
                    }
                    let unseen = matches!(tag, Tag::Script | Tag::Style | Tag::Iframe | Tag::Title);
                    if unseen {
                        return end_tags
                            .next(written.end, written.name)
                            .map_or(bytes.len(), |tag| tag.end);
                    }
                    let skipped = only_prose
                        .then(|| aside.end(&written, tag, &reader.attributes))
                        .flatten();
                    skipped.unwrap_or(written.end)
                })
            }
            Some(b'/') => reader.read(start, start + 2).map(|written| {
                if is_edge(Tag::of(written.name)) {
                    see(Piece::Break);
                }
                written.end
            }),
            _ => None,
        };
        at = end.unwrap_or_else(|| {
            see(Piece::Text(&html[start..=start]));
            start + 1
        });
    }
    see(Piece::Text(&html[at..]));
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
