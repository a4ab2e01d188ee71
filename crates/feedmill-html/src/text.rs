//! The text of HTML: as a person sees it, and as Liquid's `strip_html` leaves it.

use std::borrow::Cow;
use std::ops::ControlFlow;

use memchr::memchr;

use super::aside::Aside;
use super::attribute::TagReader;
use super::raw::{EndTags, comment_end};
use super::tag::Tag;
use feedmill_text::entity::decode_entities;

/// The visible text of `html`: references decoded, white space folded to single spaces and trimmed, the edges of blocks
/// as spaces. Scripts, styles and comments are not text.
pub fn text(html: &str) -> String {
    let mut out = String::new();
    let _ = each_piece(html, false, |piece| {
        match piece {
            Piece::Text(text) => push_folded(&mut out, &decode_entities(text)),
            Piece::Edge(_) => push_folded(&mut out, " "),
        }
        Flow::Continue(())
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

/// Whether to go on.
pub(super) type Flow = ControlFlow<()>;

/// A piece of what is seen.
pub(super) enum Piece<'h> {
    /// Running text, with its references.
    Text(&'h str),
    /// What begins or ends here, so that the texts beside it are two.
    Edge(Edge),
}

/// What keeps two texts apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    /// A picture or the like.
    Object,
    /// A line break.
    Line,
    /// The edge of a paragraph or any other block.
    Block,
    /// A list or table begins.
    ListStart,
    /// A term ends, whose definition follows.
    Term,
    /// A cell of a table ends.
    Cell,
    /// An item of a list, a row or a definition ends.
    Item,
    /// A list or table ends.
    ListEnd,
}

impl Edge {
    fn start(tag: Tag) -> Edge {
        match tag {
            Tag::List | Tag::Table => Edge::ListStart,
            Tag::Br => Edge::Line,
            Tag::Img | Tag::Iframe | Tag::Media => Edge::Object,
            _ => Edge::Block,
        }
    }

    fn end(tag: Tag, name: &str) -> Edge {
        match tag {
            Tag::List | Tag::Table => Edge::ListEnd,
            Tag::Cell => Edge::Cell,
            Tag::Definition if name.eq_ignore_ascii_case("dt") => Edge::Term,
            Tag::Li | Tag::Tr | Tag::Definition => Edge::Item,
            _ => Edge::start(tag),
        }
    }
}

/// Hands the pieces of what is seen to `see`, until it wants no more.
pub(super) fn each_piece<'h>(
    html: &'h str,
    only_prose: bool,
    mut see: impl FnMut(Piece<'h>) -> Flow,
) -> Flow {
    let mut reader = TagReader::new(html);
    let mut end_tags = EndTags::new(html);
    let mut aside = Aside::new(html);
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        let start = at + found;
        see(Piece::Text(&html[at..start]))?;
        let end = match bytes.get(start + 1) {
            Some(b'!') if html[start..].starts_with("<!--") => Some(comment_end(html, start)),
            Some(b'!' | b'?') => reader.end_after(start),
            Some(byte) if byte.is_ascii_alphabetic() => match reader.read(start, start + 1) {
                Some(written) => {
                    let tag = Tag::of(written.name);
                    if is_edge(tag) {
                        see(Piece::Edge(Edge::start(tag)))?;
                    }
                    let unseen = matches!(tag, Tag::Script | Tag::Style | Tag::Iframe | Tag::Title);
                    Some(if unseen {
                        let content_end = end_tags.next(written.end, written.name);
                        content_end.map_or(bytes.len(), |tag| tag.end)
                    } else if only_prose {
                        let after = aside.end(&written, tag, &reader.attributes);
                        after.unwrap_or(written.end)
                    } else {
                        written.end
                    })
                }
                None => None,
            },
            Some(b'/') => match reader.read(start, start + 2) {
                Some(written) => {
                    let tag = Tag::of(written.name);
                    if is_edge(tag) {
                        see(Piece::Edge(Edge::end(tag, written.name)))?;
                    }
                    Some(written.end)
                }
                None => None,
            },
            _ => None,
        };
        at = match end {
            Some(end) => end,
            None => {
                see(Piece::Text(&html[start..=start]))?;
                start + 1
            }
        };
    }
    see(Piece::Text(&html[at..]))
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
    let mut rest = text;
    while !rest.is_empty() {
        let plain = plain_start(rest.as_bytes());
        out.push_str(&rest[..plain]);
        rest = &rest[plain..];
        // What stands between two plain stretches is seldom more than a space.
        let other = rest
            .find(|char: char| !char.is_whitespace() && !char.is_control())
            .unwrap_or(rest.len())
            .max(rest.chars().next().map_or(0, char::len_utf8));
        push_chars(out, &rest[..other]);
        rest = &rest[other..];
    }
}

/// The length in bytes of the beginning of a text that is seen as it is: letters and signs of ASCII, and characters of three and four
/// bytes among which there is no white space and nothing unseen.
pub(super) fn plain_start(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let second = || text.get(at + 1).copied().unwrap_or_default();
        let third = || text.get(at + 2).copied().unwrap_or_default();
        at += match byte {
            0x21..=0x7e => 1,
            // U+00C0 to U+037F
            0xc3..=0xcd => 2,
            // U+2010 to U+2027
            0xe2 if second() == 0x80 && (0x90..=0xa7).contains(&third()) => 3,
            // U+3001 to U+3FFF
            0xe3 if second() != 0x80 || third() != 0x80 => 3,
            // U+4000 to U+EFFF
            0xe4..=0xee => 3,
            // U+F000 to U+FFFF without U+FEFF and what XML forbids
            0xef if !matches!(second(), 0xbb | 0xbf) => 3,
            0xf0..=0xf4 => 4,
            _ => break,
        };
    }
    at
}

fn push_chars(out: &mut String, text: &str) {
    for char in text.chars() {
        // A no-break space is a space to whoever reads; a full-width one indents paragraphs.
        if char.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !feedmill_text::forbidden::is_forbidden(char) {
            out.push(char);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::is_unseen;

    #[test]
    fn the_plain_start_of_a_text_holds_nothing_to_fold() {
        for char in ('\0'..=char::MAX).filter(|char| {
            char.is_whitespace()
                || is_unseen(*char)
                || feedmill_text::forbidden::is_forbidden(*char)
        }) {
            assert_eq!(plain_start(char.to_string().as_bytes()), 0, "{char:?}");
        }
        let plain = "A“b”…é，。中文、!👩";
        assert_eq!(plain_start(plain.as_bytes()), plain.len());
    }

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
