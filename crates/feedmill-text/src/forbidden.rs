//! The characters that XML forbids.

use std::borrow::Cow;

/// `text` without the characters that XML 1.0 forbids (section 2.2): the C0 controls but tab, line feed and carriage
/// return, and U+FFFE and U+FFFF.
#[inline]
pub fn strip_forbidden(text: &str) -> Cow<'_, str> {
    if may_hold_forbidden(text.as_bytes(), b'\r') && text.contains(is_forbidden) {
        Cow::Owned(text.chars().filter(|&char| !is_forbidden(char)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether XML 1.0 forbids this character.
#[inline]
pub fn is_forbidden(char: char) -> bool {
    matches!(char, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// Whether XML 1.0 may forbid one of the characters of a text in UTF-8, or it holds a control character that is neither tab
/// nor line feed nor `kept`. False for nearly every text.
///
/// Texts are long, so this looks at bytes: no character of several bytes holds one below 0x20, and U+FFFE and U+FFFF begin with
/// EF BF as few others do. There are no branches within a piece, so that the compiler makes vector instructions of it.
/// Inlined, it need not compare with a `kept` that is a constant.
#[inline]
pub fn may_hold_forbidden(text: &[u8], kept: u8) -> bool {
    let is_control = |byte: u8| (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != kept);
    let Some((last, others)) = text.split_last() else {
        return false;
    };
    let mut pieces = others.chunks(64).zip(text[1..].chunks(64));
    let is_suspect = |(bytes, next): (&[u8], &[u8])| {
        bytes.iter().zip(next).fold(false, |found, (&byte, &next)| {
            found | is_control(byte) | ((byte == 0xef) & (next == 0xbf))
        })
    };
    is_control(*last) || pieces.any(is_suspect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_say_of_each_character_what_it_is() {
        for char in '\0'..=char::MAX {
            let text = format!("a{char}b");
            let may_be = may_hold_forbidden(text.as_bytes(), b'\r');
            assert!(may_be || !is_forbidden(char), "{char:?}");
            assert!(
                !may_be || is_forbidden(char) || char >= '\u{ffc0}',
                "{char:?}"
            );
            let ends = text.trim_end_matches('b');
            assert_eq!(
                may_hold_forbidden(ends.as_bytes(), b'\r'),
                may_be,
                "{char:?}"
            );
        }
    }

    #[test]
    fn only_what_xml_forbids_goes() {
        assert_eq!(
            strip_forbidden("a\u{8}b\u{0}\u{1f}c\u{fffe}\u{ffff}"),
            "abc"
        );
        for kept in [
            "\t\r\n\u{7f}\u{85}\u{fffd}",
            "忾",
            "\u{10ffff}",
            "中文，全角　",
        ] {
            assert!(matches!(strip_forbidden(kept), Cow::Borrowed(text) if text == kept));
        }
    }
}
