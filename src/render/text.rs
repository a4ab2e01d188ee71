//! The one gate that every text passes on its way into a document.

use std::borrow::Cow;

use feedmill_text::forbidden::{is_forbidden, may_hold_forbidden};

/// What stands in for a title that has nothing to show: no format may leave a title blank.
const UNTITLED: &str = "Untitled";

/// A text without the characters that XML 1.0 forbids (section 2.2), with line ends as LF. JSON documents get the same
/// text, so that all formats read alike.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_changed) {
        out.push_str(&rest[..at]);
        let mut tail = rest[at..].chars();
        if tail.next() == Some('\r') && !tail.as_str().starts_with('\n') {
            out.push('\n');
        }
        rest = tail.as_str();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The same for a text of one line, such as a name: a run of ASCII white space is one space, as a browser shows it, and
/// none stands at either end. Other spaces, such as the ideographic one, are kept where the author put them.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    let text = match clean(text) {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    };
    let bytes = text.as_bytes();
    let is_uneven = bytes.iter().any(|byte| *byte < b' ')
        || memchr::memchr_iter(b' ', bytes).any(|at| bytes.get(at + 1) == Some(&b' '));
    if !is_uneven {
        return text;
    }
    let words = text.split([' ', '\t', '\n']);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(" "))
}

/// A line that may be missing: `None` where it is, or where nothing of it is left.
pub(super) fn optional(text: Option<&str>) -> Option<Cow<'_, str>> {
    text.map(line).filter(|text| !text.is_empty())
}

/// A title, which is never blank.
pub(crate) fn title(text: &str) -> Cow<'_, str> {
    match line(text) {
        title if title.is_empty() => Cow::Borrowed(UNTITLED),
        title => title,
    }
}

/// A body in HTML that may be missing: `None` where it is, or where it is blank.
pub(super) fn body(html: Option<&str>) -> Option<Cow<'_, str>> {
    html.map(clean).filter(|html| !html.trim().is_empty())
}

/// A language tag that has the form of BCP 47 (RFC 5646, section 2.1), such as `en`, `zh-CN`, `zh-Hans-CN`; `_`, which
/// operating systems write, is taken for `-`.
pub(super) fn language(tag: Option<&str>) -> Option<String> {
    let tag = tag?.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let first = parts.next()?;
    let is_language =
        matches!(first.len(), 2 | 3) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut last = first;
    for part in parts {
        let is_part = matches!(part.len(), 1..=8)
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            // A part of one character announces what follows it.
            && (part.len() > 1 || last.len() > 1);
        if !is_part {
            return None;
        }
        last = part;
    }
    (is_language && last.len() > 1).then_some(tag)
}

/// A media type such as `audio/mpeg`; what has no such form is only known to be bytes.
pub(super) fn media_type(text: &str) -> &str {
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    match text.trim().split_once('/') {
        Some((kind, name)) if is_name(kind) && is_name(name) => text.trim(),
        _ => "application/octet-stream",
    }
}

fn is_clean(text: &str) -> bool {
    !may_hold_forbidden(text.as_bytes(), b'\n') || !text.contains(is_changed)
}

fn is_changed(c: char) -> bool {
    c == '\r' || is_forbidden(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_gone_and_all_else_is_kept() {
        for (given, wanted) in [
            ("", ""),
            ("plain, 中文 and 👩‍👩‍👧", "plain, 中文 and 👩‍👩‍👧"),
            ("a\0b\x08c\x0bd\x0ce\x1ff", "abcdef"),
            ("\u{fffe}a\u{ffff}", "a"),
            // Neighbours of the forbidden two, which share their first bytes.
            ("\u{fffd}￥｡\u{ffbf}\u{ffbe}", "\u{fffd}￥｡\u{ffbf}\u{ffbe}"),
            ("a\r\nb\rc\nd\r", "a\nb\nc\nd\n"),
            ("\r\r\n\r", "\n\n\n"),
            ("tab\tand\nbreak", "tab\tand\nbreak"),
            ("\x7f\u{85}\u{2028}", "\x7f\u{85}\u{2028}"),
        ] {
            assert_eq!(clean(given), wanted, "{given:?}");
        }
    }

    #[test]
    fn a_clean_text_is_not_copied() {
        for text in ["", "plain", "中文，全角！\u{fffd}", "two\nlines\t"] {
            assert!(matches!(clean(text), Cow::Borrowed(_)), "{text:?}");
        }
        assert!(matches!(line("  one line "), Cow::Borrowed("one line")));
    }

    #[test]
    fn a_line_is_one_line() {
        for (given, wanted) in [
            ("  a  b\tc\r\n d ", "a b c d"),
            ("\u{3000}标题\u{3000}二\u{3000}", "标题\u{3000}二"),
            ("a\u{a0}b", "a\u{a0}b"),
            ("\n", ""),
            ("\0 \x01", ""),
        ] {
            assert_eq!(line(given), wanted, "{given:?}");
        }
        assert_eq!(title(" \u{3000}\u{ffff} "), UNTITLED);
        assert_eq!(optional(Some(" ")), None);
        assert_eq!(body(Some("\0\n")), None);
    }

    #[test]
    fn only_what_looks_like_a_language_is_one() {
        for tag in [
            "en",
            "zh-CN",
            "zh-Hans-CN",
            "de-1996",
            "de-u-co-phonebk",
            "yue",
        ] {
            assert_eq!(language(Some(tag)).as_deref(), Some(tag));
        }
        assert_eq!(language(Some(" zh_CN ")).as_deref(), Some("zh-CN"));
        for tag in [
            "",
            "e",
            "chinese",
            "zh-",
            "-zh",
            "z1",
            "中文",
            "en--us",
            "en-x",
            "en-a-b-cd",
            "en-toolonglong",
        ] {
            assert_eq!(language(Some(tag)), None, "{tag:?}");
        }
    }

    #[test]
    fn an_unknown_media_type_is_bytes() {
        assert_eq!(media_type(" audio/mpeg "), "audio/mpeg");
        assert_eq!(media_type("image/svg+xml"), "image/svg+xml");
        for text in ["", "audio", "audio/", "/mpeg", "a b/c", "a/b/c", "a/b; c=d"] {
            assert_eq!(media_type(text), "application/octet-stream", "{text:?}");
        }
    }
}
